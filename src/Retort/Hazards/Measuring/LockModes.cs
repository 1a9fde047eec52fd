namespace Retort.Hazards.Measuring;

/// <summary>What a lock mode is called and whom it stops.</summary>
internal static class LockModes
{
    /// <summary>The mode that <c>pg_locks</c> calls so: <c>AccessShareLock</c>.</summary>
    public static LockMode Parse(string mode) => Enum.Parse<LockMode>(mode[..^"Lock".Length]);

    /// <summary>The name that statements and the manual use: <c>ACCESS EXCLUSIVE</c>.</summary>
    public static string Name(this LockMode mode) => mode switch
    {
        LockMode.AccessShare => "ACCESS SHARE",
        LockMode.RowShare => "ROW SHARE",
        LockMode.RowExclusive => "ROW EXCLUSIVE",
        LockMode.ShareUpdateExclusive => "SHARE UPDATE EXCLUSIVE",
        LockMode.Share => "SHARE",
        LockMode.ShareRowExclusive => "SHARE ROW EXCLUSIVE",
        LockMode.Exclusive => "EXCLUSIVE",
        LockMode.AccessExclusive => "ACCESS EXCLUSIVE",
        _ => throw new ArgumentOutOfRangeException(nameof(mode)),
    };

    /// <summary>Whether even a plain SELECT waits.</summary>
    public static bool BlocksReads(this LockMode mode) => mode == LockMode.AccessExclusive;

    /// <summary>Whether INSERT, UPDATE and DELETE wait.</summary>
    public static bool BlocksWrites(this LockMode mode) => mode >= LockMode.Share;
}
