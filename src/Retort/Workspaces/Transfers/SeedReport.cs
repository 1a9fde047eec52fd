namespace Retort.Workspaces.Transfers;

/// <summary>A database that was filled.</summary>
internal sealed record SeedReport
{
    public required string Database { get; init; }

    public required string Url { get; init; }

    /// <summary>The files and programs that ran, in order.</summary>
    public ValueList<string> Sources { get; init; }

    /// <summary>Rows that the files' statements wrote; what programs wrote is not known.</summary>
    public long Rows { get; init; }

    public double Milliseconds { get; init; }
}
