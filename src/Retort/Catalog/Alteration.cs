namespace Retort.Catalog;

/// <summary>How to get from one version of an object to another in place.</summary>
public sealed record Alteration
{
    /// <summary>The statements, in order.</summary>
    public required IReadOnlyList<Statement> Statements { get; init; }

    /// <summary>Whether a dependent must be dropped before and made again after, because PostgreSQL refuses the change while it stands; null when none must.</summary>
    public Func<DatabaseObject, bool>? Disturbs { get; init; }

    /// <summary>An alteration of statements that disturb nothing.</summary>
    public static Alteration Of(params IEnumerable<Statement> statements) => new() { Statements = [.. statements] };
}
