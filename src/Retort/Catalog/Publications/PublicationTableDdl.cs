using Retort.Sql;

namespace Retort.Catalog.Publications;

internal sealed class PublicationTableDdl : ObjectDdl<PublicationTable>
{
    public override KindReference Reference => new("columns and condition: it is taken out and put in", "");

    /// <summary>The table as FOR and ADD name it.</summary>
    public static string Define(PublicationTable item) =>
        $"{Table(item)}{(item.Columns is { } columns ? $" ({columns})" : "")}{(item.Filter is { } filter ? $" where ({filter})" : "")}";

    protected override IEnumerable<Statement> Create(PublicationTable item, IReadOnlyList<DatabaseObject> members, DdlContext context) =>
        [new($"{Head(item)} add {Define(item)}")];

    protected override IEnumerable<Statement> Drop(PublicationTable item, DdlContext context) => [new($"{Head(item)} drop {Table(item)}")];

    protected override Alteration? Alter(PublicationTable from, PublicationTable to, DdlContext context) =>
        Alteration.Of([.. Drop(from, context), .. Create(to, [], context)]);

    protected override string Address(PublicationTable item) => $"publication {Identifier.Quote(item.Id.Table!)}";

    public override ObjectId? JoinsWith(DatabaseObject item, DdlContext context) => item.Container;

    public override int? Detachment(DatabaseObject item) => 0;

    private static string Head(PublicationTable item) => $"alter publication {Identifier.Quote(item.Id.Table!)}";

    private static string Table(PublicationTable item) => $"table {item.Id.QualifiedName}";
}
