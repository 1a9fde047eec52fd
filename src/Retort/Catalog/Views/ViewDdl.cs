using Retort.Catalog.ViewColumns;
using Retort.Sql;

namespace Retort.Catalog.Views;

internal sealed class ViewDdl : ObjectDdl<View>
{
    public override KindReference Reference => new(
        "options, check option, names of columns; the query where its columns stay or are added to",
        "columns that go, move, or change their type");

    public override string PrivilegeClass => "r";

    protected override IEnumerable<Statement> Create(View item, IReadOnlyList<DatabaseObject> members, DdlContext context)
    {
        yield return Write(item, "create view");
        foreach (var column in members.OfType<ViewColumn>())
            foreach (var statement in ViewColumnDdl.Settings(column)) yield return statement;
    }

    protected override IEnumerable<Statement> Drop(View item, DdlContext context) => [new($"drop view {item.Id.QualifiedName}")];

    protected override Alteration? Alter(View from, View to, DdlContext context)
    {
        if (ViewColumnNames.Changes(from.Id, from.Columns, to.Columns, context) is not { } names) return null;
        var renames = names.Select(name => new Statement($"alter view {to.Id.QualifiedName} rename column {Identifier.Quote(name.Before)} to {Identifier.Quote(name.After)}"));
        return ViewColumnNames.IsAll(from.Definition, to.Definition, names)
            ? Alteration.Of([.. renames, .. Options(from, to)])
            : Alteration.Of([.. renames, Write(to, "create or replace view")]);
    }

    protected override string Address(View item) => $"view {item.Id.QualifiedName}";

    /// <summary>A view of the same columns without rows: a function may take its row type before the query calls the function.</summary>
    public override DatabaseObject? Stub(DatabaseObject item)
    {
        var view = (View)item;
        var definition = $"select {string.Join(",\n  ", view.Columns.Select(column => $"null::{column.Type} as {Identifier.Quote(column.Name)}"))}\nwhere false";
        return view.Definition == definition ? null : view with { Definition = definition, CheckOption = null };
    }

    public override string GrantAddress(DatabaseObject item) => $"table {item.Id.QualifiedName}";

    public override IEnumerable<string> Claims(DatabaseObject item) =>
        [$"relation:{item.Id.Schema}.{item.Id.Name}", $"type:{item.Id.Schema}.{item.Id.Name}"];

    private static IEnumerable<Statement> Options(View from, View to) =>
        StorageOption.Changes(AllOptions(from), AllOptions(to)).Select(action => new Statement($"alter view {to.Id.QualifiedName} {action}"));

    private static ValueList<string> AllOptions(View item) => item.CheckOption is { } check ? [.. item.Options, $"check_option={check}"] : item.Options;

    private static Statement Write(View item, string verb)
    {
        var options = item.Options.Count == 0 ? "" : $" with ({StorageOption.Write(item.Options)})";
        var check = item.CheckOption is { } option ? $"\nwith {option} check option" : "";
        return new($"{verb} {item.Id.QualifiedName}{options} as\n{item.Definition}{check}");
    }
}
