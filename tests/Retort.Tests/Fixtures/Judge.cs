using Npgsql;
using Retort.Catalog;
using Retort.Catalog.Reflection;
using Retort.Comparison;

namespace Retort.Tests.Fixtures;

/// <summary>Judges a comparison by what it leads to: the statements run, pg_dump sees the goal, nothing is left to do, and no row is lost.</summary>
public sealed class Judge(TestServer server)
{
    /// <summary>Fails the test with the whole story when something is wrong.</summary>
    public async Task PassAsync(string from, string to)
    {
        if (await FailureAsync(from, to) is { } failure) Assert.Fail(failure);
    }

    /// <summary>Runs the statements that lead from one database to another on a copy of the first; returns what is wrong, or null.</summary>
    public async Task<string?> FailureAsync(string from, string to)
    {
        string script;
        try
        {
            script = Script(Comparer.Compare(await ReadAsync(from), await ReadAsync(to)));
        }
        catch (Errors.RetortException error)
        {
            return $"compare: {error.Message} {error.Detail} {error.Hint}";
        }
        var copy = await server.CreateDatabaseAsync(Name(from));
        var rows = await RowsAsync(from);
        if (await Psql.RunAsync(copy, script) is { } message) return $"apply: {message}\n{script}";
        if (!await Psql.CanDumpAsync(to)) TestContext.Current.TestOutputHelper?.WriteLine("pg_dump is older than the server: the end state is judged by the second diff alone");
        else if (await Psql.DumpAsync(copy) is var result && await Psql.DumpAsync(to) is var goal && !result.SequenceEqual(goal))
            return $"end state:\n{string.Join('\n', result.Except(goal).Select(one => $"- {one}").Concat(goal.Except(result).Select(one => $"+ {one}")))}\n{script}";
        var again = Comparer.Compare(await ReadAsync(copy), await ReadAsync(to));
        if (!again.IsEmpty) return $"second diff:\n{Script(again)}\nafter\n{script}";
        var lost = (await RowsAsync(copy)).Where(after => rows.TryGetValue(after.Key, out var before) && after.Value < before).ToList();
        await server.DropDatabaseAsync(copy);
        return lost.Count == 0 ? null : $"rows lost in {string.Join(", ", lost.Select(one => one.Key))}\n{script}";
    }

    public static async Task<Database> ReadAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        return await CatalogReader.ReadAsync(connection);
    }

    public static string Script(Difference difference) =>
        $"set search_path = public;\nset check_function_bodies = off;\n{string.Concat(difference.Statements.Select(statement => $"{statement.Sql};\n"))}";

    private static async Task<Dictionary<string, long>> RowsAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            """
            select c.oid::regclass::text, (xpath('/row/n/text()', query_to_xml('select count(*) as n from ' || case c.relkind when 'r' then 'only ' else '' end || c.oid::regclass, false, true, '')))[1]::text::bigint
            from pg_class c where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace::regnamespace::text !~ '^pg_|^information_schema$'
            """, connection);
        var rows = new Dictionary<string, long>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) rows[reader.GetString(0)] = reader.GetInt64(1);
        return rows;
    }

    private static string Name(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString).Database!;
}
