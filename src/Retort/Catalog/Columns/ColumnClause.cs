using Retort.Sql;

namespace Retort.Catalog.Columns;

/// <summary>A column as CREATE TABLE and ADD COLUMN write it.</summary>
internal static class ColumnClause
{
    /// <param name="column">The column.</param>
    /// <param name="expression">Its default, if it is written here.</param>
    /// <param name="constraints">Constraints of this column alone, such as <c>primary key</c>, that are written here.</param>
    /// <param name="isTyped">Whether the table has its columns from a type or a parent, so that only what is added is said.</param>
    public static string Write(Column column, string? expression, IReadOnlyList<string> constraints, bool isTyped = false)
    {
        var parts = new List<string> { column.Id.BareName };
        if (!isTyped) parts.Add(column.Type);
        if (column.ServerOptions.Count > 0) parts.Add($"options ({ServerOption.Write(column.ServerOptions)})");
        if (!isTyped && column.Compression is { } compression) parts.Add($"compression {compression}");
        if (!isTyped && column.Collation is { } collation) parts.Add($"collate {collation}");
        parts.AddRange(constraints.Where(IsPrimaryKey));
        if (column.NotNullConstraint is not null || column.NotNullName.Value is not null && column.NotNull)
            parts.Add($"{(column.NotNullName.Value is { } name ? $"constraint {Identifier.Quote(name)} " : "")}{column.NotNullConstraint ?? "not null"}");
        else if (column.NotNull && column.Identity is null && !constraints.Any(IsPrimaryKey)) parts.Add("not null");
        if (expression is not null) parts.Add($"default {Defaults.DefaultClause.Write(expression, column.Type)}");
        if (column.Identity is not null) parts.Add(Identity(column));
        if (column.Generated is { } generated) parts.Add($"generated always as ({generated}) {(column.IsVirtual ? "virtual" : "stored")}");
        parts.AddRange(constraints.Where(one => !IsPrimaryKey(one)));
        return string.Join(' ', parts);
    }

    /// <summary><c>generated always as identity</c> with what differs from its defaults.</summary>
    public static string Identity(Column column)
    {
        var options = string.Join(' ', column.IdentitySettings is { } settings ? Sequences.SequenceOptions.Create(settings) : []);
        return $"generated {column.Identity} as identity{(options.Length > 0 ? $" ({options})" : "")}";
    }

    private static bool IsPrimaryKey(string constraint) => constraint.Contains("primary key", StringComparison.Ordinal);
}
