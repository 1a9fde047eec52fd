using Retort.Catalog;
using Retort.Catalog.Reflection;
using Retort.Catalog.Rows;
using Retort.Comparison;
using Retort.Revisions;
using Retort.Sources;
using Retort.Workspaces.Schemas;
using Retort.Workspaces.Writing;

namespace Retort.Workspaces.Histories;

/// <summary>What some revisions make of an empty database, as one script there and one back.</summary>
internal sealed record SquashScripts
{
    public required Script Upgrade { get; init; }

    /// <summary>Null where one of the revisions cannot be undone.</summary>
    public Script? Downgrade { get; init; }

    /// <summary>The database after the revisions, with all its rows.</summary>
    public required Database End { get; init; }

    /// <summary>The tables that hold rows then.</summary>
    public ValueList<string> Rows { get; init; }

    /// <summary>Replays the revisions in a scratch database and compares it with an empty one: everything, and every row.</summary>
    public static async Task<SquashScripts> MakeAsync(WorkspaceDatabase database, ValueList<Revision> revisions, CancellationToken cancellation)
    {
        var (empty, end) = await database.InScratchAsync(async scratch => (
            await HistorySource.ReadAsync(scratch, database.Graph, "base", Scope(database), cancellation),
            WithEveryValue(await HistorySource.ReadAsync(scratch, database.Graph, revisions[^1].Id, Scope(database), cancellation))), cancellation);
        var everything = new ComparisonOptions();
        return new()
        {
            Upgrade = DifferenceSection.Write([], Comparer.Compare(empty, end, everything), []),
            Downgrade = revisions.All(revision => revision.Downgrade is not null) ? DifferenceSection.Write([], Comparer.Compare(end, empty, everything), []) : null,
            End = end,
            Rows = (end.ReferenceData?.Tables ?? []).Where(table => table.Rows.Count > 0).Select(table => table.Table.QualifiedName).ToValueList(),
        };
    }

    /// <summary>Every table, and every row in it.</summary>
    public static ReadScope Scope(WorkspaceDatabase database) => new(database.Configuration.Schema, ["*.*"]);

    /// <summary>Reference data leaves to its default what another run would fill otherwise; here the value may have been written on purpose.</summary>
    private static Database WithEveryValue(Database database) => database.ReferenceData is not { } rows ? database : database.With(rows with
    {
        Tables = rows.Tables.Where(table => table.Rows.Count > 0)
            .Select(table => table with { Columns = table.Columns.Select(column => column with { IsVolatile = false }).ToValueList() })
            .ToValueList(),
    });
}
