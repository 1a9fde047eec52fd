using Retort.Sql;

namespace Retort.Catalog.IdentitySequences;

/// <summary>It comes and goes with the identity of its column; only its name and what is said of it take statements.</summary>
internal sealed class IdentitySequenceDdl : ObjectDdl<IdentitySequence>
{
    public override KindReference Reference => new("name", "");

    public override string PrivilegeClass => "s";

    protected override IEnumerable<Statement> Create(IdentitySequence item, IReadOnlyList<DatabaseObject> members, DdlContext context)
    {
        var made = GeneratedName.Of(item.Id.Table!, item.Id.Name, "seq");
        if (item.Name != made) yield return Rename(item, made);
    }

    protected override IEnumerable<Statement> Drop(IdentitySequence item, DdlContext context) => [];

    protected override Alteration? Alter(IdentitySequence from, IdentitySequence to, DdlContext context) => Alteration.Of(Rename(to, from.Name));

    protected override string Address(IdentitySequence item) => $"sequence {item.QualifiedName}";

    /// <summary>It has the owner of the table.</summary>
    public override bool OwnerFollows(DatabaseObject item) => true;

    private static Statement Rename(IdentitySequence item, string name) =>
        new($"alter sequence {(item.Id with { Name = name }).QualifiedName} rename to {Identifier.Quote(item.Name)}");
}
