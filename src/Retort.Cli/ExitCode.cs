namespace Retort.Cli;

/// <summary>What a caller learns from the process; <c>docs/reference/exit-codes.md</c> is its page.</summary>
internal enum ExitCode
{
    /// <summary>Done.</summary>
    Done = 0,

    /// <summary>Failed; the error on stderr says in which state the database is now.</summary>
    Failed = 1,

    /// <summary>Wrong usage; nothing was attempted.</summary>
    WrongUsage = 2,

    /// <summary>The check says no: pending revisions, a model that differs, an edited file.</summary>
    CheckSaysNo = 3,

    /// <summary>Interrupted; the state is reported and whole.</summary>
    Interrupted = 130,

    /// <summary>Told to end by SIGTERM; the state is reported and whole.</summary>
    Terminated = 143,
}
