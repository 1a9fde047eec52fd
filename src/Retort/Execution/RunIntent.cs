using Retort.Execution.Events;
using Retort.Execution.Ledgers;

namespace Retort.Execution;

/// <summary>A run that is planned, checked, and has changed nothing yet: whoever looks at it may still refuse it by throwing.</summary>
internal sealed record RunIntent
{
    public required ValueList<RevisionWork> Works { get; init; }

    /// <summary>What the ledger says.</summary>
    public required LedgerState State { get; init; }

    public required RunOptions Options { get; init; }

    /// <summary>Closes the run's session; it opens another one when it goes on.</summary>
    public required Func<Task> LeaveAsync { get; init; }

    /// <summary>Tells the run's observer.</summary>
    public required Action<RunEvent> Publish { get; init; }
}
