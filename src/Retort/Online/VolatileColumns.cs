using Npgsql;
using Retort.Catalog;
using Retort.Catalog.Columns;
using Retort.Catalog.Defaults;
using Retort.Sql;

namespace Retort.Online;

/// <summary>Asks PostgreSQL which new columns would give each row a value of its own: those it writes into every row.</summary>
internal static class VolatileColumns
{
    private const string Ask = """
        select exists (
          select
          from pg_attrdef d
          cross join regexp_matches(d.adbin::text, ':(?:funcid|opfuncid) (\d+)', 'g') f (found)
          join pg_proc p on p.oid = f.found[1]::oid
          where d.adrelid = 'pg_temp.retort_default'::regclass and p.provolatile = 'v'
        )
        """;

    /// <summary>The columns of tables that exist, whose default is volatile; one that cannot be judged yet, because its function is new, counts.</summary>
    public static async Task<IReadOnlySet<ObjectId>> FindAsync(string connectionString, Database from, Database to, CancellationToken cancellation)
    {
        var found = new HashSet<ObjectId>();
        var added = to.Objects.OfType<ColumnDefault>().Where(item => item.Expression is not null && !from.Contains(item.Column) && from.Contains(item.Container!.Value) && to[item.Column] is Column).ToList();
        if (added.Count == 0) return found;
        await using var source = new Execution.RunConnection(connectionString);
        await using var session = await source.OpenAsync(cancellation);
        await Scratch.ScratchServer.ExecuteAsync(session, $"set search_path = {Identifier.Quote(to.Schema)}", cancellation);
        foreach (var item in added)
            if (await IsVolatileAsync(session, ((Column)to[item.Column]!).Type, item.Expression!, cancellation)) found.Add(item.Column);
        return found;
    }

    private static async Task<bool> IsVolatileAsync(NpgsqlConnection session, string type, string expression, CancellationToken cancellation)
    {
        try
        {
            await Scratch.ScratchServer.ExecuteAsync(session, "drop table if exists pg_temp.retort_default", cancellation);
            await Scratch.ScratchServer.ExecuteAsync(session, $"create temporary table retort_default (c {type} default {expression})", cancellation);
            await using var ask = new NpgsqlCommand(Ask, session);
            return (bool)(await ask.ExecuteScalarAsync(cancellation))!;
        }
        catch (PostgresException)
        {
            return true;
        }
    }
}
