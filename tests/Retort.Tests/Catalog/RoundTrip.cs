using Npgsql;
using Retort.Catalog;
using Retort.Catalog.Reflection;
using Retort.Comparison;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Catalog;

/// <summary>Proves a pair of schemas by end state: each becomes the other by the statements of their comparison, and nothing is left to say.</summary>
internal sealed class RoundTrip(TestServer server)
{
    /// <summary>Both ways between two scripts; returns the statements from the first to the second.</summary>
    public async Task<string[]> ProveAsync(string before, string after)
    {
        var (from, to) = (await ReadAsync(before), await ReadAsync(after));
        Assert.Equal(from.Objects.Order(ById), (await ReadAsync(before)).Objects.Order(ById));
        await ProveAsync(after, to, from);
        return await ProveAsync(before, from, to);
    }

    private async Task<string[]> ProveAsync(string script, Database from, Database to)
    {
        var statements = Comparer.Compare(from, to).Statements.Select(statement => statement.Sql).ToArray();
        var url = await server.CreateDatabaseAsync();
        if (script.Length > 0) await TestServer.ExecuteAsync(url, script);
        foreach (var statement in statements)
        {
            try { await TestServer.ExecuteAsync(url, statement); }
            catch (PostgresException refusal) { Assert.Fail($"{refusal.MessageText}\n{refusal.Detail}\nin: {statement}\nof:\n{string.Join(";\n", statements)}"); }
        }
        var left = Comparer.Compare(await ReadDatabaseAsync(url), to).Statements;
        Assert.True(left.Count == 0, $"left to do:\n{string.Join(";\n", left)}\nafter:\n{string.Join(";\n", statements.AsEnumerable())}");
        return statements;
    }

    /// <summary>What a script makes of an empty database.</summary>
    public async Task<Database> ReadAsync(string script)
    {
        var url = await server.CreateDatabaseAsync();
        if (script.Length > 0) await TestServer.ExecuteAsync(url, script);
        return await ReadDatabaseAsync(url);
    }

    private static async Task<Database> ReadDatabaseAsync(string url)
    {
        await using var connection = new NpgsqlConnection(url);
        await connection.OpenAsync();
        return await CatalogReader.ReadAsync(connection);
    }

    private static readonly Comparer<DatabaseObject> ById = Comparer<DatabaseObject>.Create((one, other) => one.Id.CompareTo(other.Id));
}
