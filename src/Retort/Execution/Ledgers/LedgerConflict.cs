namespace Retort.Execution.Ledgers;

/// <summary>The guard said no: another run holds the lock, or has changed the ledger. Nothing was done; look again.</summary>
internal sealed class LedgerConflict(string message, bool isBusy) : Exception(message)
{
    /// <summary>Whether another run holds the lock; otherwise the ledger has changed.</summary>
    public bool IsBusy => isBusy;
}
