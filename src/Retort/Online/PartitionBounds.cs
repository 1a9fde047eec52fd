using Npgsql;
using Retort.Catalog;
using Retort.Catalog.Inheritance;
using Retort.Sql;

namespace Retort.Online;

/// <summary>Asks PostgreSQL what partitions that come or go demand of their rows.</summary>
internal static class PartitionBounds
{
    private const string Probe = "retort_partition";

    /// <summary>By the partition's identity. The database given stands where the change begins, and is left as it is.</summary>
    public static async Task<IReadOnlyDictionary<ObjectId, PartitionBound>> FindAsync(string connectionString, Database from, Database to, CancellationToken cancellation)
    {
        var found = new Dictionary<ObjectId, PartitionBound>();
        var (come, go) = (Bonds(to, from), Bonds(from, to));
        if (come.Count + go.Count == 0) return found;
        await using var source = new Execution.RunConnection(connectionString);
        await using var session = await source.OpenAsync(cancellation);
        await Scratch.ScratchServer.ExecuteAsync(session, $"set search_path = {Identifier.Quote(to.Schema)}", cancellation);
        foreach (var bond in come.Concat(go))
            if (await ReadAsync(session, bond, isThere: from.Contains(bond.Id), cancellation) is { } bound) found[bond.Container!.Value] = bound;
        return found;
    }

    /// <summary>The default partition of a table; null when it has none.</summary>
    public static TableInheritance? Default(string parent, Database database) =>
        database.Objects.OfType<TableInheritance>().FirstOrDefault(bond => bond.Parent == parent && bond.Bound == "default");

    /// <summary>Bonds of the one that the other lacks.</summary>
    private static List<TableInheritance> Bonds(Database database, Database other) =>
        [.. database.Objects.OfType<TableInheritance>().Where(bond => bond.Bound is not null && (other[bond.Id] as TableInheritance)?.Bound != bond.Bound)];

    private static async Task<PartitionBound?> ReadAsync(NpgsqlConnection session, TableInheritance bond, bool isThere, CancellationToken cancellation)
    {
        var name = isThere ? bond.Id.QualifiedTable : Probe;
        await Scratch.ScratchServer.ExecuteAsync(session, "begin", cancellation);
        try
        {
            if (!isThere) await Scratch.ScratchServer.ExecuteAsync(session, $"create table {Probe} partition of {bond.Parent} {bond.Bound}", cancellation);
            if (await AskAsync(session, "select pg_get_partition_constraintdef($1::regclass)", name, cancellation) is not { } expression) return null;
            if (!isThere) return new(expression, null);
            await Scratch.ScratchServer.ExecuteAsync(session, $"alter table {bond.Parent} detach partition {name}", cancellation);
            await Scratch.ScratchServer.ExecuteAsync(session, $"alter table {name} add check ({expression}) not valid", cancellation);
            return new(expression, await AskAsync(session, "select conname::text from pg_constraint where conrelid = $1::regclass order by oid desc limit 1", name, cancellation));
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

    private static async Task<string?> AskAsync(NpgsqlConnection session, string question, string table, CancellationToken cancellation)
    {
        await using var ask = new NpgsqlCommand(question, session) { Parameters = { new() { Value = table } } };
        return await ask.ExecuteScalarAsync(cancellation) as string;
    }
}
