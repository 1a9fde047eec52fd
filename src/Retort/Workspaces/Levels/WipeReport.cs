namespace Retort.Workspaces.Levels;

/// <summary>A database whose rows are gone.</summary>
internal sealed record WipeReport
{
    public required string Database { get; init; }

    public required string Url { get; init; }

    /// <summary>What it was.</summary>
    public required Destruction Before { get; init; }

    /// <summary>The tables that were emptied.</summary>
    public ValueList<string> Emptied { get; init; }

    /// <summary>The tables that kept their rows: reference data, and records of other migration tools.</summary>
    public ValueList<string> Kept { get; init; }

    /// <summary>How many sequences begin anew.</summary>
    public int Sequences { get; init; }

    public double Milliseconds { get; init; }
}
