using Retort.Catalog.Constraints;
using Retort.Catalog.Tables;

namespace Retort.Catalog.Indexes;

/// <summary>What a table remembers of one of its indexes: that it was clustered on it, that it identifies rows for replication.</summary>
internal static class IndexMarks
{
    public static IEnumerable<Statement> Write(ObjectId index, bool clustered, bool replicaIdentity)
    {
        var head = $"alter table {index.QualifiedTable}";
        if (clustered) yield return new($"{head} cluster on {index.BareName}");
        if (replicaIdentity) yield return new($"{head} replica identity using index {index.BareName}");
    }

    public static IEnumerable<Statement> Change(
        DatabaseObject index, (bool Clustered, bool ReplicaIdentity) from, (bool Clustered, bool ReplicaIdentity) to, DdlContext context)
    {
        if (from.Clustered && !to.Clustered && !context.To.PartsOf(index.Container!.Value).Any(IsClustered))
            yield return new($"alter table {index.Id.QualifiedTable} set without cluster");
        foreach (var statement in Write(index.Id, to.Clustered && !from.Clustered, to.ReplicaIdentity && !from.ReplicaIdentity)) yield return statement;
    }

    private static bool IsClustered(DatabaseObject item) => item is TableIndex { IsClustered: true } or Constraint { IsClustered: true };
}
