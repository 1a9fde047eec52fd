namespace Retort.Configuration;

/// <summary>A program that fills the database; it finds the address in <c>DATABASE_URL</c>.</summary>
public sealed record ProgramSeedSource : SeedSource
{
    /// <summary>The program and its arguments.</summary>
    public ValueList<string> Words { get; init; }
}
