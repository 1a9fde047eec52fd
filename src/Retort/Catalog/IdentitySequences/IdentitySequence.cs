namespace Retort.Catalog.IdentitySequences;

/// <summary>The sequence behind an identity column; its identity is that of the column, which holds its settings.</summary>
public sealed record IdentitySequence : DatabaseObject
{
    /// <summary>The sequence's own name, in the schema of the table.</summary>
    public required string Name { get; init; }

    /// <inheritdoc/>
    public override ObjectId? Container => new(ObjectKinds.Table, Id.Schema, Id.Table!);

    /// <summary>The sequence's name as SQL writes it.</summary>
    public string QualifiedName => (Id with { Name = Name }).QualifiedName;
}
