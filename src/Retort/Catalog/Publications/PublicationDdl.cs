using Retort.Sql;

namespace Retort.Catalog.Publications;

internal sealed class PublicationDdl : ObjectDdl<Publication>
{
    public override KindReference Reference => new("options", "all tables or all sequences");

    private const string Everything = "insert, update, delete, truncate";

    protected override IEnumerable<Statement> Create(Publication item, IReadOnlyList<DatabaseObject> members, DdlContext context)
    {
        string?[] all = [item.AllTables ? "all tables" : null, item.AllSequences ? "all sequences" : null];
        var contents = all.OfType<string>()
            .Concat(Tables(members))
            .Concat(members.OfType<PublicationSchema>().Select(PublicationSchemaDdl.Define)).ToList();
        var options = Options(item).Except(Options(item with { Publish = Everything, ViaRoot = false, GeneratedColumns = null })).ToList();
        var subject = contents.Count == 0 ? "" : $" for {string.Join(", ", contents)}";
        return [new($"create {Address(item)}{subject}{(options.Count == 0 ? "" : $" with ({string.Join(", ", options)})")}")];
    }

    /// <summary>Before PostgreSQL 15 only the first table has the word before it.</summary>
    private static IEnumerable<string> Tables(IEnumerable<DatabaseObject> members) => members.OfType<PublicationTable>()
        .Select((table, place) => PublicationTableDdl.Define(table)[(place == 0 ? 0 : "table ".Length)..]);

    protected override IEnumerable<Statement> Drop(Publication item, DdlContext context) => [new($"drop {Address(item)}")];

    /// <summary>Only the options change; a publication of all tables stays one.</summary>
    protected override Alteration? Alter(Publication from, Publication to, DdlContext context) =>
        (from.AllTables, from.AllSequences) == (to.AllTables, to.AllSequences)
            ? Alteration.Of(new Statement($"alter {Address(to)} set ({string.Join(", ", Options(to).Except(Options(from)))})"))
            : null;

    protected override string Address(Publication item) => $"publication {item.Id.BareName}";

    private static IEnumerable<string> Options(Publication item) =>
    [
        $"publish = {Literal.Quote(item.Publish)}",
        $"publish_via_partition_root = {(item.ViaRoot ? "true" : "false")}",
        $"publish_generated_columns = {item.GeneratedColumns ?? "none"}",
    ];
}
