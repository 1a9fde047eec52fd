using Retort.Errors;

namespace Retort.Workspaces.Runs;

/// <summary>One database of a fleet, and how it went there.</summary>
internal sealed record FleetEntry
{
    public required string Database { get; init; }

    /// <summary>Its address, without the password.</summary>
    public required string Url { get; init; }

    public required FleetOutcome Outcome { get; init; }

    /// <summary>The heads before; empty is base.</summary>
    public ValueList<string> From { get; init; }

    /// <summary>The heads after.</summary>
    public ValueList<string> To { get; init; }

    /// <summary>How many revisions were applied, or would be.</summary>
    public int Revisions { get; init; }

    public double Milliseconds { get; init; }

    /// <summary>Why it failed: the stable code, then the message.</summary>
    public string? Code { get; init; }

    public string? Message { get; init; }

    /// <summary>What the database is now, after a failure.</summary>
    public string? State { get; init; }

    internal static FleetEntry Failed(WorkspaceDatabase database, RetortException error) => new()
    {
        Database = database.Name,
        Url = database.Url.Display,
        Outcome = FleetOutcome.Failed,
        Code = error.Code,
        Message = error.Message,
        State = error.State,
    };
}
