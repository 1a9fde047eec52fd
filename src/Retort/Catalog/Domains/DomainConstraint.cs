namespace Retort.Catalog.Domains;

/// <summary>A check constraint of a domain.</summary>
public sealed record DomainConstraint : DatabaseObject
{
    /// <summary>The condition, with <c>VALUE</c> for the value.</summary>
    public required string Expression { get; init; }

    /// <summary>Whether values that exist are known to keep it: false for NOT VALID.</summary>
    public required bool IsValid { get; init; }

    /// <inheritdoc/>
    public override ObjectId? Container => new(ObjectKinds.Domain, Id.Schema, Id.Table!);
}
