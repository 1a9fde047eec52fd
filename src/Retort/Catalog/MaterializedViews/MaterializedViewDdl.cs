using Retort.Catalog.ViewColumns;
using Retort.Sql;

namespace Retort.Catalog.MaterializedViews;

internal sealed class MaterializedViewDdl : ObjectDdl<MaterializedView>
{
    public override KindReference Reference => new("options, tablespace, access method (from PostgreSQL 15 on), names of columns", "the query, the columns");

    public override string PrivilegeClass => "r";

    protected override IEnumerable<Statement> Create(MaterializedView item, IReadOnlyList<DatabaseObject> members, DdlContext context)
    {
        yield return new(Write(item, context));
        foreach (var column in members.OfType<ViewColumn>())
            foreach (var statement in ViewColumnDdl.Settings(column)) yield return statement;
    }

    protected override IEnumerable<Statement> Drop(MaterializedView item, DdlContext context) => [new($"drop materialized view {item.Id.QualifiedName}")];

    /// <summary>There is no way to change the query in place.</summary>
    protected override Alteration? Alter(MaterializedView from, MaterializedView to, DdlContext context)
    {
        if (from.Columns.Count != to.Columns.Count || ViewColumnNames.Changes(from.Id, Columns(from), Columns(to), context) is not { } names || !ViewColumnNames.IsAll(from.Definition, to.Definition, names)) return null;
        // ALTER MATERIALIZED VIEW ... SET ACCESS METHOD exists since PostgreSQL 15.
        if (from.AccessMethod != to.AccessMethod && context.From.ServerVersion < 15) return null;
        var renames = names.Select(name => new Statement($"alter materialized view {to.Id.QualifiedName} rename column {Identifier.Quote(name.Before)} to {Identifier.Quote(name.After)}"));
        return Alteration.Of([.. renames, .. Changes(from, to)]);
    }

    protected override string Address(MaterializedView item) => $"materialized view {item.Id.QualifiedName}";

    public override string GrantAddress(DatabaseObject item) => $"table {item.Id.QualifiedName}";

    public override IEnumerable<string> Claims(DatabaseObject item) =>
        [$"relation:{item.Id.Schema}.{item.Id.Name}", $"type:{item.Id.Schema}.{item.Id.Name}"];

    private static ValueList<Views.ResultColumn> Columns(MaterializedView item) => item.Columns.Select(text =>
    {
        var end = text[0] == '"' ? SqlText.QuoteEnd(text, 0) + 1 : text.IndexOf(' ');
        return new Views.ResultColumn(text[0] == '"' ? text[1..(end - 1)].Replace("\"\"", "\"", StringComparison.Ordinal) : text[..end], text[end..]);
    }).ToValueList();

    private static IEnumerable<Statement> Changes(MaterializedView from, MaterializedView to)
    {
        var head = $"alter materialized view {to.Id.QualifiedName}";
        if (from.AccessMethod != to.AccessMethod) yield return new(head, $"set access method {Identifier.Quote(to.AccessMethod ?? "heap")}");
        foreach (var change in StorageOption.Changes(from.Options, to.Options)) yield return new(head, change);
        if (from.Tablespace != to.Tablespace) yield return new($"{head} set tablespace {Identifier.Quote(to.Tablespace ?? "pg_default")}");
    }

    private static string Write(MaterializedView item, DdlContext context)
    {
        var method = item.AccessMethod is { } name ? $" using {Identifier.Quote(name)}" : "";
        var options = item.Options.Count == 0 ? "" : $" with ({StorageOption.Write(item.Options)})";
        var tablespace = item.Tablespace is { } space ? $" tablespace {Identifier.Quote(space)}" : "";
        // One that is made again keeps the state in which it was found.
        var populated = context.From[item.Id] is MaterializedView before ? before.IsPopulated.Value : item.IsPopulated.Value;
        return $"create materialized view {item.Id.QualifiedName}{method}{options}{tablespace} as\n{item.Definition}{(populated ? "" : "\nwith no data")}";
    }
}
