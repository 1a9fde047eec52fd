using Npgsql;
using Retort.Catalog;
using Retort.Catalog.Inheritance;
using Retort.Sql;

namespace Retort.Online;

/// <summary>Asks PostgreSQL what new partitions demand of their rows, where a default partition must be shown to hold none of those.</summary>
internal static class PartitionBounds
{
    private const string Probe = "retort_partition";

    /// <summary>By the new partition's identity: what a row of it satisfies. The database given stands where the change begins, and is left as it is.</summary>
    public static async Task<IReadOnlyDictionary<ObjectId, string>> FindAsync(string connectionString, Database from, Database to, CancellationToken cancellation)
    {
        var found = new Dictionary<ObjectId, string>();
        var added = to.Objects.OfType<TableInheritance>().Where(bond => bond.Bound is not null && !from.Contains(bond.Container!.Value) && Default(bond.Parent, from) is not null).ToList();
        if (added.Count == 0) return found;
        await using var source = new Execution.RunConnection(connectionString);
        await using var session = await source.OpenAsync(cancellation);
        await Scratch.ScratchServer.ExecuteAsync(session, $"set search_path = {Identifier.Quote(to.Schema)}", cancellation);
        foreach (var bond in added)
            if (await ReadAsync(session, bond, cancellation) is { } bound) found[bond.Container!.Value] = bound;
        return found;
    }

    /// <summary>The default partition of a table; null when it has none.</summary>
    public static TableInheritance? Default(string parent, Database database) =>
        database.Objects.OfType<TableInheritance>().FirstOrDefault(bond => bond.Parent == parent && bond.Bound == "default");

    private static async Task<string?> ReadAsync(NpgsqlConnection session, TableInheritance bond, CancellationToken cancellation)
    {
        await Scratch.ScratchServer.ExecuteAsync(session, "begin", cancellation);
        try
        {
            await Scratch.ScratchServer.ExecuteAsync(session, $"create table {Probe} partition of {bond.Parent} {bond.Bound}", cancellation);
            await using var ask = new NpgsqlCommand($"select pg_get_partition_constraintdef('{Probe}'::regclass)", session);
            return await ask.ExecuteScalarAsync(cancellation) as string;
        }
        catch (PostgresException)
        {
            // The bound needs what is new itself, or overlaps one that goes: the short form says so in its own words.
            return null;
        }
        finally
        {
            await Scratch.ScratchServer.ExecuteAsync(session, "rollback", cancellation);
        }
    }
}
