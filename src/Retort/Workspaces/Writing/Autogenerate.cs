using Retort.Catalog;
using Retort.Comparison;
using Retort.Errors;
using Retort.Online;
using Retort.Revisions;
using Retort.Sources;
using Retort.Workspaces.Schemas;

namespace Retort.Workspaces.Writing;

/// <summary>Fills a new revision with what leads from the history to the model, and back.</summary>
internal static class Autogenerate
{
    /// <summary>The two directions of a revision whose parents are known; <c>Upgrade</c> is empty when the history leads to the model already.</summary>
    public static async Task<(Script Upgrade, Script Downgrade, ValueList<string> NotModelled, ValueList<string> Advice)> WriteAsync(
        this WorkspaceDatabase database, ValueList<string> parents, ValueList<RenameHint> renames, bool offline, CancellationToken cancellation)
    {
        var configuration = database.Configuration;
        var wanted = await database.ModelAsync(cancellation); // first: it says whose rows are read
        var (actual, told, form) = await database.InScratchAsync(scratch => HistoryAsync(scratch, database, parents, renames, wanted, cancellation), cancellation);
        var model = ModelComparison.Completed(wanted, actual, configuration);
        var options = ModelComparison.Options(configuration, asksForValues: true);
        if (!offline) options = options with { Form = form.Of };
        var up = DifferenceSection.Write(told.Select(one => one.Forth), Arranged(KeepRows(Comparer.Compare(actual, model, options))), []);
        var down = DifferenceSection.Write([], Arranged(KeepRows(Comparer.Compare(model, actual, options))), told.Select(one => one.Back).Reverse());
        return (up, down, model.NotModelled.Union(actual.NotModelled).ToValueList(), ServingIndex.Missing(actual, model).Select(Advice).ToValueList());
    }

    /// <summary>An index that the model does not have would be drift, so it is only told.</summary>
    private static string Advice((string Table, string Columns, string Referenced) missing) =>
        $"Add `create index on {missing.Table} ({missing.Columns});` to the model: without it each delete from {missing.Referenced} reads every row of {missing.Table}.";

    private static Difference Arranged(Difference difference) => difference with { Statements = OnlineForm.Arrange(difference.Statements) };

    /// <summary>Refuses what would drop a table only to make it again.</summary>
    internal static Difference KeepRows(Difference difference) => difference.LosesRows.Count == 0 ? difference
        : throw new SourceException("rows-would-be-lost", $"cannot change {difference.LosesRows[0]} in place, and its rows would be lost")
        {
            Detail = "A foreign table holds no rows of its own: the table would be dropped and made again as a view of another server.",
            Hint = "Write the revision by hand: make the new table beside it, copy the rows, drop the old one. `retort diff --sql` shows what differs.",
        };

    /// <summary>The state after the parents, with the renames made: PostgreSQL itself then says what else bears the old names.</summary>
    private static async Task<(Database Actual, List<(Statement Forth, Statement Back)> Told, OnlineForm Form)> HistoryAsync(
        Scratch.ScratchServer scratch, WorkspaceDatabase database, ValueList<string> parents, ValueList<RenameHint> renames, Database model, CancellationToken cancellation)
    {
        var (schema, scope) = (database.Configuration.Schema, database.Scope());
        var fromCode = (await database.DesiredAsync(cancellation)).Renames;
        await using var replayed = await HistorySource.ReplayAsync(scratch, database.Graph, parents, schema, cancellation);
        var actual = await replayed.ReadAsync(scope, cancellation);
        var told = new List<(Statement Forth, Statement Back)>();
        foreach (var rename in renames.Concat(fromCode))
        {
            if (fromCode.Contains(rename) && !rename.IsOpen(actual, model)) continue;
            told.Add(rename.Statements(actual));
            await Scratch.ScratchLoader.LoadAsync(replayed.ConnectionString, schema, [(new() { Text = told[^1].Forth.Sql, Line = 1 }, "--rename")], cancellation);
            actual = await replayed.ReadAsync(scope, cancellation);
        }
        return (actual, told, await FormAsync(replayed.ConnectionString, actual, model, cancellation));
    }

    private static async Task<OnlineForm> FormAsync(string connectionString, Database actual, Database model, CancellationToken cancellation) => new()
    {
        ServerVersion = model.ServerVersion,
        VolatileDefaults = await VolatileColumns.FindAsync(connectionString, actual, model, cancellation),
        PartitionBounds = await PartitionBounds.FindAsync(connectionString, actual, model, cancellation),
    };
}
