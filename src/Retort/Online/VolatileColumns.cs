using Npgsql;
using Retort.Catalog;
using Retort.Catalog.Columns;
using Retort.Catalog.Defaults;
using Retort.Comparison;
using Retort.Sql;

namespace Retort.Online;

/// <summary>Asks PostgreSQL which new columns would give each row a value of its own: those it writes into every row.</summary>
internal static class VolatileColumns
{
    private const string Ask = """
        select exists (
          select
          from regexp_matches(d.adbin::text, ':(?:funcid|opfuncid) (\d+)', 'g') f (found)
          join pg_proc p on p.oid = f.found[1]::oid
          where p.provolatile = 'v'
        )
        from pg_attrdef d
        join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
        where d.adrelid = $1::regclass and a.attname = $2
        """;

    /// <summary>The columns of tables that exist, whose default is volatile. The database given stands where the change begins, and is left as it is.</summary>
    public static async Task<IReadOnlySet<ObjectId>> FindAsync(string connectionString, Database from, Database to, CancellationToken cancellation)
    {
        var found = new HashSet<ObjectId>();
        var added = to.Objects.OfType<ColumnDefault>().Where(item => item.Expression is not null && !from.Contains(item.Column) && from.Contains(item.Container!.Value) && to[item.Column] is Column).ToList();
        if (added.Count == 0) return found;
        await using var source = new Execution.RunConnection(connectionString);
        await using var session = await source.OpenAsync(cancellation);
        await Scratch.ScratchServer.ExecuteAsync(session, $"set search_path = {Identifier.Quote(to.Schema)}", cancellation);
        await Scratch.ScratchServer.ExecuteAsync(session, "begin", cancellation);
        // The types and functions that a default speaks of may come with the same change: so all of it is made, and taken back.
        foreach (var statement in Comparer.Compare(from, to, new ComparisonOptions { AsksForValues = true }).Statements) _ = await TryAsync(session, statement.Sql, cancellation);
        foreach (var item in added)
            if (await IsVolatileAsync(session, item, ((Column)to[item.Column]!).Type, cancellation)) found.Add(item.Column);
        await Scratch.ScratchServer.ExecuteAsync(session, "rollback", cancellation);
        return found;
    }

    private static async Task<bool> IsVolatileAsync(NpgsqlConnection session, ColumnDefault item, string type, CancellationToken cancellation)
    {
        // Where its neighbours in one ALTER TABLE do not run here, it is made alone.
        if (await AskAsync(session, item, cancellation) is { } known) return known;
        var failure = await TryAsync(session, $"alter table {item.Column.QualifiedTable} add column {item.Column.BareName} {type} default {item.Expression}", cancellation);
        // A label that is not committed yet is a constant.
        return failure is null ? await AskAsync(session, item, cancellation) ?? true : failure != "55P04";
    }

    /// <summary>Null where the column is not there.</summary>
    private static async Task<bool?> AskAsync(NpgsqlConnection session, ColumnDefault item, CancellationToken cancellation)
    {
        await using var ask = new NpgsqlCommand(Ask, session) { Parameters = { new() { Value = item.Column.QualifiedTable }, new() { Value = item.Column.Name } } };
        return await ask.ExecuteScalarAsync(cancellation) as bool?;
    }

    /// <summary>Null, or the state with which PostgreSQL refuses it; nothing of it is left then.</summary>
    private static async Task<string?> TryAsync(NpgsqlConnection session, string sql, CancellationToken cancellation)
    {
        await Scratch.ScratchServer.ExecuteAsync(session, "savepoint retort_default", cancellation);
        try
        {
            await Scratch.ScratchServer.ExecuteAsync(session, sql, cancellation);
            await Scratch.ScratchServer.ExecuteAsync(session, "release savepoint retort_default", cancellation);
            return null;
        }
        catch (PostgresException refused)
        {
            await Scratch.ScratchServer.ExecuteAsync(session, "rollback to savepoint retort_default", cancellation);
            return refused.SqlState;
        }
    }
}
