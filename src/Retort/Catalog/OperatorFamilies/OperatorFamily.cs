namespace Retort.Catalog.OperatorFamilies;

/// <summary>A family of operator classes of one access method, with the members that belong to no class.</summary>
public sealed record OperatorFamily : DatabaseObject
{
    /// <summary>The loose operators.</summary>
    public ValueList<FamilyMember> Operators { get; init; }

    /// <summary>The loose support functions.</summary>
    public ValueList<FamilyMember> Functions { get; init; }

    /// <summary>The access method, as SQL writes it.</summary>
    internal string Method => Sql.Identifier.Quote(Id.Arguments!);
}
