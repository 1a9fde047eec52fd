using Retort.Catalog;
using Retort.Catalog.Columns;
using Retort.Catalog.Constraints;
using Retort.Sql;

namespace Retort.Online;

/// <summary>Statements that several forms are made of.</summary>
internal static class OnlineStatements
{
    /// <summary>The check of the rows that are there, under a lock that lets reads and writes go on.</summary>
    public static Statement Validate(string table, string constraint) =>
        new($"alter table {table} validate constraint {Identifier.Quote(constraint)}") { Alone = true };

    /// <summary>NOT NULL by the recipe of the server's version: a check that is proved beside everybody's work makes the scan unnecessary.</summary>
    public static IEnumerable<Statement> NotNull(ObjectId column, string head, int serverVersion)
    {
        var name = GeneratedName.Of(column.Table!, column.Name, "not_null");
        var quoted = Identifier.Quote(name);
        if (serverVersion >= 18)
        {
            yield return new(head, $"add constraint {quoted} not null {column.BareName} not valid");
            yield return Validate(column.QualifiedTable, name);
            yield break;
        }
        yield return new(head, $"add constraint {quoted} check ({column.BareName} is not null) not valid");
        yield return Validate(column.QualifiedTable, name);
        yield return new(head, $"alter column {column.BareName} set not null");
        // Never an action of the same ALTER TABLE: there the drop comes first, and the table is scanned.
        yield return new($"{head} drop constraint {quoted}");
    }

    /// <summary>An UPDATE of all rows: in batches where the table has a key for them.</summary>
    public static Statement Fill(ObjectId column, string value, Database database)
    {
        var update = $"update {column.QualifiedTable} set {column.BareName} = {value} where {column.BareName} is null";
        return Key(column, database) is { } key ? new(update) { Backfill = $"{column.QualifiedTable} by {key} in 5000" } : new(update) { Alone = true };
    }

    /// <summary>How ALTER TABLE begins for the table of a column.</summary>
    public static string Head(ObjectId column) => $"alter table {column.QualifiedTable}";

    private static string? Key(ObjectId column, Database database)
    {
        var key = database.Objects.OfType<Constraint>().FirstOrDefault(item => item.Type == ConstraintType.PrimaryKey && item.Id.Table == column.Table && item.Id.Schema == column.Schema);
        // A key that comes with this very change has no index yet.
        return key is { Columns.Count: > 0 } && key.Columns.All(name => name != column.Name && database[column with { Name = name }] is Column) ? string.Join(", ", key.Columns.Select(Identifier.Quote)) : null;
    }
}
