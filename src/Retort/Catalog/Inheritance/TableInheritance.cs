namespace Retort.Catalog.Inheritance;

/// <summary>The bond between a table and one that it inherits from, or that it is a partition of.</summary>
/// <remarks>An object of its own, as in <c>pg_inherits</c>: a table can be bound and freed without being made again.</remarks>
public sealed record TableInheritance : DatabaseObject
{
    /// <summary>Which rows of the parent it holds: <c>for values in (1)</c>; null when it is no partition.</summary>
    public string? Bound { get; init; }

    /// <inheritdoc/>
    public override ObjectId? Container => new(ObjectKinds.Table, Id.Schema, Id.Table!);

    /// <summary>A table is bound when it has the columns and the checks that the parent demands.</summary>
    internal override bool NeedsParts => true;

    internal override bool NeedsPart(DatabaseObject part) => part is Columns.Column or Constraints.Constraint { Type: Constraints.ConstraintType.Check };

    /// <summary>The parent, as SQL writes it.</summary>
    public string Parent => Id.Name;
}
