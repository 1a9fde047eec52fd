using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Retort.Execution;
using Retort.Revisions;

namespace Retort.Testing;

/// <summary>A database at head that others are copied from; nobody may connect to it.</summary>
internal static class TestTemplate
{
    private static readonly ConcurrentDictionary<(TestServer Server, string Name), Task> ready = new();

    /// <summary>The name of the template of a history; made when it is missing, by one process while the others wait.</summary>
    public static async Task<string> OfAsync(TestServer server, RevisionGraph graph, string schema, CancellationToken cancellationToken)
    {
        var name = TestServer.TemplatePrefix + Key(graph, schema);
        var making = ready.GetOrAdd((server, name), _ => MakeAsync(server, graph, schema, name));
        try
        {
            await making.WaitAsync(cancellationToken);
            return name;
        }
        catch when (making.IsFaulted)
        {
            ready.TryRemove((server, name), out _);
            throw;
        }
    }

    private static string Key(RevisionGraph graph, string schema)
    {
        var lines = graph.Revisions.OrderBy(revision => revision.Id, StringComparer.Ordinal)
            .Select(revision => $"{revision.Id} {string.Join(',', revision.Parents)} {string.Join(',', graph.DependsOnIds(revision))} {revision.Checksum}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{schema}\n{string.Join('\n', lines)}")))[..24];
    }

    private static async Task MakeAsync(TestServer server, RevisionGraph graph, string schema, string name)
    {
        await using var turn = await server.OpenAsync(CancellationToken.None);
        // A lock of the session would outlive this method: a session that goes back to its pool is reset only when it is taken again.
        await using var transaction = await turn.BeginTransactionAsync();
        await using (var wait = new NpgsqlCommand($"do $$ begin perform pg_advisory_xact_lock(hashtextextended('{name}', 0)); end $$", turn) { CommandTimeout = 0 }) await wait.ExecuteNonQueryAsync();
        await using (var look = new NpgsqlCommand($"select exists (select from pg_database where datname = '{name}')", turn))
            if ((bool)(await look.ExecuteScalarAsync())!) return;
        // Under a name of this process: when it is killed meanwhile, the half made one is swept.
        var made = server.NewName();
        await server.ExecuteAsync($"create database {made} template template0");
        try
        {
            if (graph.Revisions.Count > 0) await new Runner(server.For(made, pooled: false), graph, new RunOptions { Schema = schema }).UpgradeAsync();
            await server.ExecuteAsync($"alter database {made} with allow_connections false");
            await server.ExecuteAsync($"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{made}'");
            await server.ExecuteAsync($"alter database {made} rename to {name}");
        }
        catch
        {
            await server.DropAsync(made);
            throw;
        }
    }
}
