using Npgsql;
using Retort.Revisions;

namespace Retort.Execution;

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
        var revisions = new List<Revision>();
        foreach (var row in state.Applied.Where(row => missing.Contains(row.Id)))
            revisions.Add(Revision(row, await LedgerText.ReadAsync(connection, row.Id, cancellationToken)));
        return RevisionGraph.Load([.. revisions, .. graph.Revisions]);
    }

    private static Revision Revision(AppliedRevision row, LedgerText text)
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
