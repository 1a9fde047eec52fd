using Npgsql;
using Retort.Execution;
using Retort.Execution.Events;
using Retort.Revisions;

namespace Retort.Tests.Execution;

/// <summary>One database, runs on it, and what they said.</summary>
internal sealed class TestDatabase(string connectionString)
{
    private readonly List<RunEvent> events = [];

    public string ConnectionString => connectionString;

    public IReadOnlyList<RunEvent> Events
    {
        get { lock (events) return [.. events]; }
    }

    public RunOptions Options { get; init; } = new() { RetryDelay = TimeSpan.FromMilliseconds(10), Grace = TimeSpan.Zero };

    public Runner Runner(IEnumerable<Revision> revisions, Func<RunOptions, RunOptions>? change = null, string settings = "")
    {
        var options = Options with { Observer = next => { lock (events) events.Add(next); } };
        return new Runner(settings.Length == 0 ? connectionString : $"{connectionString};Options={settings}", RevisionGraph.Load(revisions), change?.Invoke(options) ?? options);
    }

    public Task<RunReport> UpgradeAsync(params IEnumerable<Revision> revisions) =>
        Runner(revisions).UpgradeAsync(cancellationToken: TestContext.Current.CancellationToken);

    public Task ExecuteAsync(params string[] statements) => Fixtures.TestServer.ExecuteAsync(connectionString, statements);

    /// <summary>The values of a query as text: rows by line, columns by bar.</summary>
    public async Task<string> QueryAsync(string query)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand(query, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(column => reader.IsDBNull(column) ? "" : reader.GetValue(column).ToString())));
        return string.Join('\n', rows);
    }

    public async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>The user tables, in order, separated by blanks.</summary>
    public Task<string> TablesAsync() => QueryAsync(
        "select string_agg(relname::text, ' ' order by relname) from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace");

    public Task<string> AppliedAsync() => QueryAsync("select string_agg(id, ' ' order by position) from retort.revision");
}
