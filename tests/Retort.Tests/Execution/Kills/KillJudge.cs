using Npgsql;
using Retort.Tests.Killed;

namespace Retort.Tests.Execution.Kills;

/// <summary>Whether schema and ledger tell the same story, after a kill and at the end; asks over one session.</summary>
internal sealed class KillJudge(string connectionString) : IAsyncDisposable
{
    private const string Sessions = "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'";

    private const string There = "select to_regclass('retort.revision') is not null, to_regclass('users') is not null, to_regclass('log') is not null";

    private const string Story = """
        select coalesce((select string_agg(id, ' ' order by id) from retort.revision where id <> 'e'), ''),
               coalesce((select string_agg(step, ' ' order by step) from log), ''),
               exists (select from retort.revision where id = 'c'),
               exists (select from retort.revision where id = 'e'),
               exists (select from retort.step where revision = 'e'),
               coalesce((select indisvalid from pg_index where indexrelid = to_regclass('e')), false),
               (select coalesce(sum(filled), 0) from users), (select coalesce(min(filled), 0) from users), (select coalesce(max(filled), 0) from users),
               coalesce((select visited from retort.step where revision = 'c' and backfill is not null), 0),
               exists (select from retort.revision where id = 'k') = (to_regclass('names') is not null)
        """;

    private const string Upgraded = """
        select (select string_agg(id, ' ' order by position) from retort.revision), (select string_agg(step, ' ' order by step) from log),
               (select count(*) || ' ' || min(filled) || ' ' || max(filled) || ' ' || count(extra) from users),
               (select string_agg(relname::text, ' ' order by relname) from pg_class where relname in ('b', 'e')),
               (select convalidated from pg_constraint where conname = 'named'),
               (select count(*) from pg_inherits where inhparent = 'parts'::regclass),
               (select count(*) || ' ' || count(*) filter (where n.name = upper(u.name)) from names n join users u using (id))
        """;

    private NpgsqlConnection? session;

    /// <summary>Runs one statement.</summary>
    public Task ExecuteAsync(string statement) => QueryAsync(statement);

    /// <summary>Asserts that what the ledger says is what the schema is, wherever the run was ended.</summary>
    public async Task AgreeAsync(bool isUpgrade)
    {
        // What the server was in the middle of when nobody listened any more.
        for (var tries = 0; await QueryAsync(Sessions) != "0"; tries++)
        {
            Assert.True(tries < 5000, "a session of the run does not end");
            await Task.Delay(2);
        }

        var there = await QueryAsync(There);
        if (there is "False|False|False") return;
        if (there is "True|False|False") Assert.Equal("0", await QueryAsync("select count(*) from retort.revision"));
        else AssertAgree((await QueryAsync(Story)).Split('|'), isUpgrade);
    }

    /// <summary>Asserts that each revision was applied, or undone, exactly once and nothing is left over.</summary>
    public async Task FinishedAsync(bool isUpgrade)
    {
        var direction = isUpgrade ? "upgrade" : "downgrade";
        Assert.Equal("6|6|0|0", await QueryAsync($"""
            select count(*), count(distinct revision), (select count(*) from retort.step), (select count(*) from pg_index where not indisvalid)
            from retort.event where outcome = 'done' and direction = '{direction}'
            """));
        if (isUpgrade) Assert.Equal($"a b c d k e|a b c d k|{KillHistory.Rows} 1 1 0|b e|True|0|{KillHistory.Rows} {KillHistory.Rows}", await QueryAsync(Upgraded));
        else Assert.Equal("|0", await QueryAsync("select (select string_agg(id, ' ') from retort.revision), (select count(*) from pg_class where relnamespace = 'public'::regnamespace)"));
    }

    public async ValueTask DisposeAsync()
    {
        if (session is not null) await session.DisposeAsync();
    }

    private static void AssertAgree(string[] story, bool isUpgrade)
    {
        Assert.Equal(story[0], story[1]);
        if (story[3] == "True" && isUpgrade) Assert.Equal("True", story[5]);
        if (story[5] == "True") Assert.True(story[3] == "True" || story[4] == "True", "index e is there, and the ledger knows nothing of it");
        var visited = int.Parse(story[9]);
        var filled = (story[2] == "True", isUpgrade) switch { (true, true) => KillHistory.Rows, (true, false) => KillHistory.Rows - visited, (false, true) => visited, _ => 0 };
        Assert.Equal(filled, int.Parse(story[6]));
        Assert.Equal("True", story[10]);
        Assert.InRange(int.Parse(story[7]), 0, 1);
        Assert.InRange(int.Parse(story[8]), 0, 1);
    }

    private async Task<string> QueryAsync(string query)
    {
        try
        {
            return await AskAsync(query);
        }
        catch (NpgsqlException) when (session?.FullState != System.Data.ConnectionState.Open)
        {
            // The server was restarted.
            return await AskAsync(query);
        }
    }

    private async Task<string> AskAsync(string query)
    {
        if (session?.FullState != System.Data.ConnectionState.Open)
        {
            await DisposeAsync();
            session = new NpgsqlConnection(connectionString);
            await session.OpenAsync();
        }

        await using var command = new NpgsqlCommand(query, session);
        await using var reader = await command.ExecuteReaderAsync();
        if (!await reader.ReadAsync()) return "";
        return string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(column => reader.IsDBNull(column) ? "" : reader.GetValue(column).ToString()));
    }
}
