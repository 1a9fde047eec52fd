using Retort.Sql;

namespace Retort.Catalog.Publications;

internal sealed class PublicationSchemaDdl : ObjectDdl<PublicationSchema>
{
    public override KindReference Reference => new("", "");

    /// <summary>The schema as FOR and ADD name it.</summary>
    public static string Define(PublicationSchema item) => $"tables in schema {item.Id.BareName}";

    protected override IEnumerable<Statement> Create(PublicationSchema item, IReadOnlyList<DatabaseObject> members, DdlContext context) =>
        [new($"{Head(item)} add {Define(item)}")];

    protected override IEnumerable<Statement> Drop(PublicationSchema item, DdlContext context) => [new($"{Head(item)} drop {Define(item)}")];

    protected override string Address(PublicationSchema item) => $"publication {Identifier.Quote(item.Id.Table!)}";

    public override ObjectId? JoinsWith(DatabaseObject item, DdlContext context) => item.Container;

    private static string Head(PublicationSchema item) => $"alter publication {Identifier.Quote(item.Id.Table!)}";
}
