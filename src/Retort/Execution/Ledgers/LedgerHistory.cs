using Npgsql;
using Retort.Revisions;

namespace Retort.Execution.Ledgers;

/// <summary>Revisions that the ledger knows and the files do not.</summary>
internal static class LedgerHistory
{
    /// <summary>The applied revisions that no file here describes.</summary>
    public static HashSet<string> Missing(LedgerState state, RevisionGraph graph) =>
        state.Applied.Select(revision => revision.Id).Where(id => graph.Find(id) is null).ToHashSet(StringComparer.Ordinal);

    /// <summary>The graph of the files together with what only the ledger knows.</summary>
    public static async Task<RevisionGraph> CompleteAsync(RevisionGraph graph, IReadOnlySet<string> missing, LedgerState state, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (missing.Count == 0) return graph;
        var texts = await LedgerText.ReadAsync(connection, missing, cancellationToken);
        var revisions = state.Applied.Where(row => missing.Contains(row.Id)).Select(row => Revision(row, texts[row.Id]));
        return RevisionGraph.Load([.. revisions, .. graph.Revisions]);
    }

    /// <summary>What the database has applied, and nothing else: its own history.</summary>
    /// <param name="state">The ledger as it is, without what a squash would make of it.</param>
    /// <param name="files">Files, of which those are taken that say what was applied: the text of the ledger is SQL alone.</param>
    /// <param name="connection">Leads to the database.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<RevisionGraph> AppliedAsync(LedgerState state, IEnumerable<Revision> files, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var known = files.ToDictionary(file => file.Id, StringComparer.Ordinal);
        var texts = await LedgerText.ReadAsync(connection, [.. state.Applied.Select(row => row.Id)], cancellationToken);
        return RevisionGraph.Load(state.Applied.Select(row =>
            (known.TryGetValue(row.Id, out var file) && file.Checksum == row.Checksum ? file : Revision(row, texts[row.Id])) with
            {
                Parents = row.Parents,
                DependsOn = row.DependsOn,
                Labels = [],
                Replaces = [],
            }));
    }

    /// <summary>A revision as the ledger kept it.</summary>
    public static Revision Revision(AppliedRevision row, LedgerText text)
    {
        var path = $"retort.revision \"{row.Id}\"";
        return new Revision
        {
            Id = row.Id,
            Parents = row.Parents,
            DependsOn = row.DependsOn,
            Labels = row.Labels,
            Message = row.Message,
            Created = row.Created,
            Path = path,
            Upgrade = Script.Parse(text.Upgrade, path),
            Downgrade = text.Downgrade is null ? null : Script.Parse(text.Downgrade, path),
            Checksum = row.Checksum,
        };
    }
}
