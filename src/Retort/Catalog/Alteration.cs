namespace Retort.Catalog;

/// <summary>How to get from one version of an object to another in place.</summary>
public sealed record Alteration
{
    /// <summary>The statements, in order.</summary>
    public required IReadOnlyList<Statement> Statements { get; init; }

    /// <summary>Whether a dependent must be dropped before and made again after, because PostgreSQL refuses the change while it stands; null when none must.</summary>
    public Func<DatabaseObject, bool>? Disturbs { get; init; }

    /// <summary>Other objects that the statements change along with it: what stands on them is disturbed as what stands on it is.</summary>
    public IReadOnlyList<ObjectId> Converts { get; init; } = [];

    /// <summary>Those of them that the statements make anew too: the types that are built of a type.</summary>
    internal IReadOnlyList<ObjectId> Remakes { get; init; } = [];

    /// <summary>Whether the statements make it anew, so that owner, comment and privileges must be said again.</summary>
    public bool MakesAnew { get; init; }

    /// <summary>An alteration of statements that disturb nothing.</summary>
    public static Alteration Of(params IEnumerable<Statement> statements) => new() { Statements = [.. statements] };
}
