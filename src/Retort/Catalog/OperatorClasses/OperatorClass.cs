using Retort.Catalog.OperatorFamilies;

namespace Retort.Catalog.OperatorClasses;

/// <summary>An operator class: how an access method treats one type.</summary>
public sealed record OperatorClass : DatabaseObject
{
    /// <summary>The type, in PostgreSQL's short spelling.</summary>
    public required string Type { get; init; }

    /// <summary>Whether indexes use it for the type unasked.</summary>
    public required bool IsDefault { get; init; }

    /// <summary>The family, as SQL writes it.</summary>
    public required string Family { get; init; }

    /// <summary>The type that the index stores; null for the type itself.</summary>
    public string? Storage { get; init; }

    /// <summary>The operators.</summary>
    public ValueList<FamilyMember> Operators { get; init; }

    /// <summary>The support functions.</summary>
    public ValueList<FamilyMember> Functions { get; init; }

    /// <summary>The access method, as SQL writes it.</summary>
    internal string Method => Sql.Identifier.Quote(Id.Arguments!);
}
