using Npgsql;
using Retort.Catalog;
using Retort.Catalog.Reflection;
using Retort.Comparison;
using Retort.Sql;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Catalog;

/// <summary>Proves a pair of schemas by end state: each becomes the other by the statements of their comparison, and nothing is left to say.</summary>
internal sealed class RoundTrip(TestServer server)
{
    /// <summary>Both ways between two scripts; returns the statements from the first to the second.</summary>
    public async Task<string[]> ProveAsync(string before, string after)
    {
        var (start, goal) = (await CreateAsync(before), await CreateAsync(after));
        var (from, to) = (await ReadDatabaseAsync(start), await ReadDatabaseAsync(goal));
        await ProveAsync(goal, to, from);
        return await ProveAsync(start, from, to);
    }

    private static async Task<string[]> ProveAsync(string url, Database from, Database to)
    {
        var statements = Comparer.Compare(from, to).Statements.Select(statement => statement.Sql).ToArray();
        await using var connection = await OpenAsync(url);
        foreach (var statement in statements)
        {
            try { await ExecuteAsync(connection, statement); }
            catch (PostgresException refusal) { Assert.Fail($"{refusal.MessageText}\n{refusal.Detail}\nin: {statement}\nof:\n{string.Join(";\n", statements)}"); }
        }
        var left = Comparer.Compare(await ReadDatabaseAsync(url), to).Statements;
        Assert.True(left.Count == 0, $"left to do:\n{string.Join(";\n", left)}\nafter:\n{string.Join(";\n", statements.AsEnumerable())}");
        return statements;
    }

    /// <summary>What a script makes of an empty database.</summary>
    public async Task<Database> ReadAsync(string script) => await ReadDatabaseAsync(await CreateAsync(script));

    private async Task<string> CreateAsync(string script)
    {
        var url = await server.CreateDatabaseAsync();
        await ExecuteAsync(url, Split(script));
        return url;
    }

    private static IEnumerable<string> Split(string script) => SqlSplitter.Split(script).Select(statement => statement.Text);

    /// <summary>Each as it is: a command of several would be cut by the driver, which does not know BEGIN ATOMIC.</summary>
    private static async Task ExecuteAsync(string url, IEnumerable<string> statements)
    {
        await using var connection = await OpenAsync(url);
        foreach (var statement in statements) await ExecuteAsync(connection, statement);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string statement)
    {
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { new NpgsqlBatchCommand(statement) } };
        await batch.ExecuteNonQueryAsync();
    }

    private static async Task<Database> ReadDatabaseAsync(string url)
    {
        await using var connection = await OpenAsync(url);
        return await CatalogReader.ReadAsync(connection);
    }

    private static async Task<NpgsqlConnection> OpenAsync(string url)
    {
        var connection = new NpgsqlConnection(url);
        await connection.OpenAsync();
        return connection;
    }
}
