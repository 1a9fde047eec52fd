using Retort.Catalog;
using Retort.Catalog.Columns;
using Retort.Catalog.Constraints;
using Retort.Catalog.Tables;
using Retort.Online;
using Retort.Workspaces.Reports;
using Retort.Workspaces.Schemas;

namespace Retort.Workspaces.Checks;

/// <summary><c>check --conventions</c>: what a schema lacks that nearly every schema should have.</summary>
internal static class ConventionFindings
{
    /// <summary>The findings in the model; without one, in what the revisions lead to.</summary>
    public static async Task<ValueList<CheckFinding>> ConventionsAsync(this WorkspaceDatabase database, CancellationToken cancellation) => database.Configuration.Model.Count > 0
        ? Of(await database.ModelAsync(cancellation), (await database.DesiredAsync(cancellation)).UncheckedEnums)
        : Of(await database.HistoryAsync(database.Graph.Heads.Count == 0 ? "base" : "heads", cancellation), []);

    /// <summary>The findings in a schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="uncheckedEnums">Columns that are enums in code, and in the schema any number or text.</param>
    public static ValueList<CheckFinding> Of(Database schema, ValueList<string> uncheckedEnums)
    {
        // What a partition lacks, its parent lacks.
        var tables = schema.Objects.OfType<Table>().Where(table => table.PartitionOf.Value is null).ToList();
        var names = tables.Select(table => table.Id).ToHashSet();
        var columns = schema.Objects.OfType<Column>().Where(column => names.Contains(column.Container!.Value)).ToLookup(column => column.Container!.Value);
        var constraints = schema.Objects.OfType<Constraint>().Where(constraint => names.Contains(constraint.Container!.Value)).ToList();
        return new[]
        {
            Finding("missing-primary-key", "tables have no primary key", tables.Select(table => table.Id).Except(constraints.Where(one => one.Type == ConstraintType.PrimaryKey).Select(one => one.Container!.Value)).Select(Name),
                "Give each a primary key: replication, and most tools, find rows by it."),
            Finding("missing-foreign-key-index", "foreign keys have no index", Unindexed(schema, constraints),
                "Create an index that begins with the columns: without it each deletion of what is referred to reads the whole table."),
            Finding("unconventional-name", "names are not in snake_case", tables.Select(table => table.Id).Concat(names.SelectMany(table => columns[table]).Select(column => column.Id)).Where(id => !IsSnake(id.Name)).Select(Name),
                "Rename them, or let `UseSnakeCaseNames()` do it: other names must be quoted wherever they are written."),
            Finding("missing-timestamps", "tables do not say when a row was made", tables.Select(table => table.Id).Where(table => !columns[table].Any(column => column.Id.Name is "created_at" or "CreatedAt")).Select(Name),
                "Add `created_at timestamptz not null default now()`."),
            Finding("random-key", "keys are random UUIDs", EntityConventions.RandomKeys(schema).Select(Name),
                "Let the application make UUIDs of version 7, `UseUuid7Keys()`, or the database from PostgreSQL 18 on, `uuidv7()`: rows that are made together then lie together."),
            Finding("unique-with-archived", "archived rows still take part in unique indexes", EntityConventions.WholeUniques(schema).Select(Name),
                "Make them partial, `where archived_at is null`, or let `UseSoftDelete()` do it: the name of an archived row is otherwise taken for ever."),
            Finding("unchecked-enum", "enums are kept as numbers or as text without a check", uncheckedEnums,
                "Let `UseEnumText()` keep them as text with a check, or map them to types of PostgreSQL with `MapEnum<T>()`."),
        }.OfType<CheckFinding>().ToValueList();
    }

    private static IEnumerable<string> Unindexed(Database schema, List<Constraint> constraints) =>
        from key in constraints
        where key.Type == ConstraintType.ForeignKey && ServingIndex.Of(key, schema) is null
        select $"{Name(key.Container!.Value)} ({string.Join(", ", key.Columns)})";

    private static bool IsSnake(string name) => name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '_');

    private static string Name(ObjectId id) => id.Table is null ? id.QualifiedName : $"{id.QualifiedTable}.{id.BareName}";

    private static CheckFinding? Finding(string code, string message, IEnumerable<string> details, string hint)
    {
        var lines = details.Order(StringComparer.Ordinal).ToValueList();
        return lines.Count == 0 ? null : new() { Code = code, Message = message, Details = lines, Hint = hint };
    }
}
