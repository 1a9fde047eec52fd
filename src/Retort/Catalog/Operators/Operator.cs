using Retort.Sql;

namespace Retort.Catalog.Operators;

/// <summary>An operator. What it commutes with and negates is looked up by name: two operators may name each other.</summary>
public sealed record Operator : DatabaseObject
{
    /// <summary>The function behind it.</summary>
    public required string Function { get; init; }

    /// <summary>The type on the left; null for a prefix operator.</summary>
    public string? Left { get; init; }

    /// <summary>The type on the right; null for a postfix operator (PostgreSQL 13).</summary>
    public string? Right { get; init; }

    /// <summary>The operator that gives the same with its sides exchanged, as CREATE OPERATOR names it.</summary>
    public string? Commutator { get; init; }

    /// <summary>The operator that gives the opposite, as CREATE OPERATOR names it.</summary>
    public string? Negator { get; init; }

    /// <summary>The function that estimates how many rows it lets through.</summary>
    public string? Restrict { get; init; }

    /// <summary>The function that estimates how many pairs of rows it lets through.</summary>
    public string? Join { get; init; }

    /// <summary>Whether it can be hashed.</summary>
    public bool Hashes { get; init; }

    /// <summary>Whether it can be merged.</summary>
    public bool Merges { get; init; }

    /// <summary>The operators that only its <see cref="Commutator"/> or <see cref="Negator"/> brought into being: they stay behind when it goes.</summary>
    public Incidental<ValueList<string>> Shells { get; init; }

    /// <summary>The name as SQL writes it: operators are never quoted.</summary>
    internal string QualifiedName => Id.Schema.Length == 0 ? Id.Name : $"{Identifier.Quote(Id.Schema)}.{Id.Name}";
}
