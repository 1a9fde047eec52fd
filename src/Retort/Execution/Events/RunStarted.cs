namespace Retort.Execution.Events;

/// <summary>The plan is made; nothing has been changed yet.</summary>
public sealed record RunStarted : RunEvent
{
    /// <summary>The database.</summary>
    public required string Database { get; init; }

    /// <summary>The role that runs it.</summary>
    public required string Role { get; init; }

    /// <summary>The heads of the database before the run.</summary>
    public ValueList<string> From { get; init; }

    /// <summary>The heads when all goes well.</summary>
    public ValueList<string> To { get; init; }

    /// <summary>What is going to be done, in order.</summary>
    public ValueList<PlannedRevision> Plan { get; init; }

    /// <summary>Whether this is all that will happen.</summary>
    public bool IsDryRun { get; init; }
}
