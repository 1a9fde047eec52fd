using Retort.Catalog.Views;
using Retort.Sql;

namespace Retort.Catalog.ViewColumns;

/// <summary>Columns of a view that stay where they are under another name: renamed in place, they keep what stands on them.</summary>
internal static class ViewColumnNames
{
    /// <summary>The names that change, by place; null when a column goes, moves or changes its type, or when more than a name differs of it.</summary>
    public static IReadOnlyList<(string Before, string After)>? Changes(ObjectId view, ValueList<ResultColumn> from, ValueList<ResultColumn> to, DdlContext context)
    {
        if (from.Count > to.Count || from.Zip(to).Any(pair => pair.First.Type != pair.Second.Type)) return null;
        var names = from.Zip(to).Select(pair => (Before: pair.First.Name, After: pair.Second.Name)).Where(pair => pair.Before != pair.After).ToList();
        // Columns that trade names, or that moved, are others.
        if (names.Exists(name => from.Any(column => column.Name == name.After) || to.Any(column => column.Name == name.Before))) return null;
        return names.TrueForAll(name => IsTheSame(Column(context.From, name.Before), Column(context.To, name.After))) ? names : null;

        ViewColumn? Column(Database database, string name) => (database[new(ObjectKinds.ViewColumn, view.Schema, name, view.Name)] as ViewColumn);
    }

    /// <summary>Whether two queries, as PostgreSQL prints them, differ in nothing but these names of what they give.</summary>
    public static bool IsAll(string from, string to, IReadOnlyList<(string Before, string After)> names)
    {
        if (from == to) return true;
        var (before, after) = (from.Split('\n'), to.Split('\n'));
        return before.Length == after.Length && before.Zip(after).All(line => line.First == line.Second || names.Any(name => Expression(line.First, name.Before) == Expression(line.Second, name.After)));
    }

    /// <summary>A line of the list behind SELECT without the name that it gives: <c>lower(email)</c> of <c>lower(email) as email,</c>.</summary>
    private static string Expression(string line, string name)
    {
        var (text, quoted) = (line.TrimEnd(','), Identifier.Quote(name));
        if (text.EndsWith($" as {quoted}", StringComparison.Ordinal)) return text[..^$" as {quoted}".Length];
        return text;
    }

    private static bool IsTheSame(ViewColumn? from, ViewColumn? to) => from is null || to is null
        || (from.Default, from.Storage, from.Compression, from.Statistics, from.Options) == (to.Default, to.Storage, to.Compression, to.Statistics, to.Options);
}
