namespace Retort.Configuration;

/// <summary>What to start <c>psql</c> or <c>pg_dump</c> with: the password travels in the environment, never in the arguments.</summary>
public sealed record LibpqAddress
{
    /// <summary>The URL without its password.</summary>
    public required string Url { get; init; }

    /// <summary>Variables to set in the child's environment: <c>PGPASSWORD</c>, if there is a password.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>The URL alone.</summary>
    public override string ToString() => Url;
}
