using System.Text.RegularExpressions;
using Retort.Catalog;
using Retort.Catalog.Constraints;
using Retort.Catalog.Indexes;

namespace Retort.Online;

/// <summary>The index by which the rows are found that a foreign key is about, when what it refers to goes or changes.</summary>
internal static partial class ServingIndex
{
    /// <summary>The index or key whose first columns are those of the foreign key, in whatever order; null when there is none.</summary>
    public static ObjectId? Of(Constraint foreignKey, Database database)
    {
        var parts = database.PartsOf(foreignKey.Container!.Value).ToList();
        foreach (var key in parts.OfType<Constraint>().Where(key => key.HasIndex))
            if (Serves(key.Columns.Select(Sql.Identifier.Quote), key.Type != ConstraintType.Exclusion, foreignKey)) return key.Id;
        foreach (var index in parts.OfType<TableIndex>())
            if (Serves(Columns(index), index.IsUnique, foreignKey)) return index.Id;
        return null;
    }

    /// <summary>Foreign keys that a change adds to tables that exist, and that no index of the model serves: <c>orders (user_id) references users</c>.</summary>
    public static ValueList<(string Table, string Columns, string Referenced)> Missing(Database from, Database to) =>
    [
        .. to.Objects.OfType<Constraint>()
            .Where(key => key is { Type: ConstraintType.ForeignKey, IsInherited: false } && !from.Contains(key.Id) && from.Contains(key.Container!.Value) && Of(key, to) is null)
            .OrderBy(key => key.Id)
            .Select(key => (key.Id.QualifiedTable, string.Join(", ", key.Columns.Select(Sql.Identifier.Quote)), Referenced(key.Definition))),
    ];

    private static string Referenced(string definition)
    {
        var begin = definition.IndexOf(" references ", StringComparison.Ordinal) + " references ".Length;
        return definition[begin..definition.IndexOf('(', begin)];
    }

    private static bool Serves(IEnumerable<string> quoted, bool isUnique, Constraint key)
    {
        var (columns, wanted) = (quoted.ToList(), key.Columns.Select(Sql.Identifier.Quote).ToHashSet(StringComparer.Ordinal));
        return columns.Count > 0 && (wanted.SetEquals(columns.Take(wanted.Count)) || (isUnique && wanted.IsSupersetOf(columns)));
    }

    /// <summary>The columns as PostgreSQL prints them, without order and operator class; an expression matches none.</summary>
    private static List<string> Columns(TableIndex index)
    {
        var (begin, end) = (index.Definition.IndexOf('(', StringComparison.Ordinal) + 1, index.Definition.IndexOf(')', StringComparison.Ordinal));
        if (begin <= 0 || end < begin || index.Definition.Contains(" where ", StringComparison.Ordinal)) return [];
        return [.. index.Definition[begin..end].Split(", ").Select(column => PlainName().Match(column).Value)];
    }

    [GeneratedRegex("^(?:\"(?:[^\"]|\"\")+\"|[^\\s(\"]+)(?=\\s|$)", RegexOptions.CultureInvariant)]
    private static partial Regex PlainName();
}
