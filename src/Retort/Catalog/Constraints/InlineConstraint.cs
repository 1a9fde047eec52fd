using Retort.Catalog.Columns;
using Retort.Sql;

namespace Retort.Catalog.Constraints;

/// <summary>Constraints of one column that a person writes behind the column: <c>primary key</c>, <c>references users(id)</c>.</summary>
internal static class InlineConstraint
{
    /// <summary>Whether a constraint can be written behind its only column: its name is PostgreSQL's own choice, and nothing has to be said of its index.</summary>
    public static bool Fits(Constraint item, IReadOnlyList<Column> columns) =>
        item.Columns.Count == 1 && item.IsValid && item.Options.Count == 0 && item.Tablespace is null
        && columns.Any(column => column.Id.Name == item.Columns[0]) && ConstraintClause.HasGeneratedName(item) && Short(item) is not null;

    /// <summary>The texts of a column's constraints: the key first, then the rest.</summary>
    public static IReadOnlyList<string> Order(IEnumerable<Constraint> constraints) => [.. constraints.OrderBy(item => item.Type).Select(item => Short(item)!)];

    private static string? Short(Constraint item)
    {
        var columns = $"({Identifier.Quote(item.Columns[0])})";
        return item.Type switch
        {
            ConstraintType.PrimaryKey => Cut(item.Definition, "primary key", columns),
            ConstraintType.Unique => Cut(item.Definition, "unique", columns) ?? Cut(item.Definition, "unique nulls not distinct", columns),
            ConstraintType.ForeignKey when item.Definition.StartsWith($"foreign key {columns} ", StringComparison.Ordinal) => item.Definition[$"foreign key {columns} ".Length..],
            ConstraintType.Check => item.Definition,
            _ => null,
        };
    }

    /// <summary><c>unique (email) deferrable</c> becomes <c>unique deferrable</c>; null when the definition begins otherwise.</summary>
    private static string? Cut(string definition, string keyword, string columns) =>
        definition.StartsWith($"{keyword} {columns}", StringComparison.Ordinal) && definition[(keyword.Length + 1 + columns.Length)..] is var rest
        && !rest.StartsWith(" include", StringComparison.Ordinal) ? $"{keyword}{rest}" : null;
}
