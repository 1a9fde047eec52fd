namespace Retort.Catalog.Policies;

/// <summary>A policy of row-level security.</summary>
public sealed record Policy : DatabaseObject
{
    /// <summary>Whether it lets rows in (PERMISSIVE) or keeps them out (RESTRICTIVE).</summary>
    public required bool IsPermissive { get; init; }

    /// <summary>The command that it governs: <c>select</c>, <c>insert</c>, <c>update</c>, <c>delete</c> or <c>all</c>.</summary>
    public required string Command { get; init; }

    /// <summary>The roles, as SQL writes them; <c>public</c> for everybody.</summary>
    public ValueList<string> Roles { get; init; }

    /// <summary>Which rows can be seen; null when nothing is said.</summary>
    public string? Using { get; init; }

    /// <summary>Which rows can be written; null when nothing is said.</summary>
    public string? Check { get; init; }

    /// <inheritdoc/>
    public override ObjectId? Container => RelationKind.Id("r", Id.Schema, Id.Table!);
}
