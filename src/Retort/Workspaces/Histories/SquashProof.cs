using Retort.Catalog;
using Retort.Catalog.Rows;
using Retort.Comparison;
using Retort.Errors;
using Retort.Revisions;
using Retort.Sources;
using Retort.Workspaces.Schemas;

namespace Retort.Workspaces.Histories;

/// <summary>Proves that a squash makes of an empty database what the revisions made that it replaces.</summary>
internal static class SquashProof
{
    /// <exception cref="RevisionException">It does not (<c>squash-differs</c>).</exception>
    public static async Task CheckAsync(WorkspaceDatabase database, Revision squash, Database wanted, CancellationToken cancellation)
    {
        Database made;
        try
        {
            made = await database.InScratchAsync(
                scratch => HistorySource.ReadAsync(scratch, RevisionGraph.Load([squash]), squash.Id, SquashScripts.Scope(database), cancellation), cancellation);
        }
        catch (ExecutionException stopped)
        {
            throw Differs(database, $"PostgreSQL refuses it: {stopped.Detail}", stopped);
        }

        var everything = new ComparisonOptions();
        var schema = Comparer.Compare(WithoutRows(made), WithoutRows(wanted), everything).Statements.Select(statement => statement.Sql);
        var differing = schema.Concat(Rows(made, wanted)).ToList();
        if (differing.Count > 0) throw Differs(database, $"These would still be missing:\n{string.Join('\n', differing.Take(10))}", null);
    }

    private static Database WithoutRows(Database database) => database.With(new ReferenceData());

    /// <summary>The tables whose rows are not the same, whatever their order.</summary>
    private static IEnumerable<string> Rows(Database made, Database wanted)
    {
        var there = (made.ReferenceData?.Tables ?? []).ToDictionary(table => table.Table);
        foreach (var table in wanted.ReferenceData?.Tables ?? [])
        {
            var found = there.TryGetValue(table.Table, out var rows) ? Texts(rows) : [];
            if (!found.SequenceEqual(Texts(table))) yield return $"rows of {table.Table.QualifiedName}";
        }
    }

    private static IEnumerable<string> Texts(TableRows table) =>
        table.Rows.Select(row => string.Join('\x1f', row.Zip(table.Columns).OrderBy(value => value.Second.Name, StringComparer.Ordinal).Select(value => value.First ?? "\0"))).Order(StringComparer.Ordinal);

    private static RevisionException Differs(WorkspaceDatabase database, string detail, Exception? cause) =>
        new("squash-differs", "one revision cannot take the place of these", cause)
        {
            Detail = detail,
            State = "This was tried in a scratch database. No file was changed.",
            Hint = $"Squash up to a revision before the one that makes it: `retort squash{database.Choice} ID`.",
        };
}
