using Retort.Catalog;
using Retort.Catalog.Columns;
using Retort.Execution.Ledgers;

namespace Retort.Workspaces.Schemas;

/// <summary>Takes the tables out of a picture in which other tools keep their histories: no revision is about them, and none may drop them.</summary>
internal static class ForeignTables
{
    /// <summary>The database without them; each is named among what is not compared.</summary>
    public static Database Without(Database database)
    {
        var foreign = database.Objects.OfType<Column>()
            .GroupBy(column => column.Container!.Value)
            .Select(columns => (Table: columns.Key, Tool: ForeignHistory.ToolOf(columns.Select(column => column.Id.Name))))
            .Where(found => found.Tool is not null)
            .ToDictionary(found => found.Table, found => found.Tool!);
        if (foreign.Count == 0) return database;
        var names = foreign.Select(found => $"{found.Key}, the history of {found.Value}").Order(StringComparer.Ordinal);
        return database.With(database.Objects.Where(item => !IsIn(item, database, foreign.Keys)), names);
    }

    private static bool IsIn(DatabaseObject item, Database database, IReadOnlyCollection<ObjectId> tables)
    {
        for (DatabaseObject? next = item; next is not null; next = next.Container is { } container ? database[container] : null)
            if (tables.Contains(next.Id)) return true;
        return false;
    }
}
