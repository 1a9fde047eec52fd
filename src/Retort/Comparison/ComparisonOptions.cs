namespace Retort.Comparison;

/// <summary>What is compared.</summary>
public sealed record ComparisonOptions
{
    /// <summary>Whether a different owner is a difference.</summary>
    public bool Owners { get; init; } = true;

    /// <summary>Whether different privileges are a difference.</summary>
    public bool Privileges { get; init; } = true;

    /// <summary>Whether a statement may hold an open place, <c>/* retort: value for t.c */</c>, for a value that only a person knows.</summary>
    public bool AsksForValues { get; init; }

    /// <summary>Gives the statements of a change another form that leads to the same; null leaves them as they are.</summary>
    internal Func<Change, IReadOnlyList<Catalog.Statement>, Catalog.DdlContext, IEnumerable<Catalog.Statement>>? Form { get; init; }

    /// <summary>Whether an object is compared at all; one that is not is never touched, yet counts as a dependent.</summary>
    public Func<Catalog.DatabaseObject, bool> Includes { get; init; } = _ => true;
}
