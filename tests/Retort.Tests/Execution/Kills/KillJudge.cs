namespace Retort.Tests.Execution.Kills;

/// <summary>Whether schema and ledger tell the same story, after a kill and at the end.</summary>
internal sealed class KillJudge(TestDatabase database)
{
    private const string Sessions = "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'";

    private const string Story = """
        select coalesce((select string_agg(id, ' ' order by id) from retort.revision where id <> 'e'), ''),
               coalesce((select string_agg(step, ' ' order by step) from log), ''),
               exists (select from retort.revision where id = 'c'),
               exists (select from retort.revision where id = 'e'),
               exists (select from retort.step where revision = 'e'),
               coalesce((select indisvalid from pg_index where indexrelid = to_regclass('e')), false),
               (select coalesce(sum(filled), 0) from users), (select coalesce(min(filled), 0) from users), (select coalesce(max(filled), 0) from users),
               coalesce((select visited from retort.step where revision = 'c' and backfill is not null), 0)
        """;

    /// <summary>Asserts that what the ledger says is what the schema is, wherever the run was ended.</summary>
    public async Task AgreeAsync(bool isUpgrade)
    {
        // What the server was in the middle of when nobody listened any more.
        await Until.TrueAsync(async () => await database.QueryAsync(Sessions) == "0");
        var there = await database.QueryAsync("select to_regclass('retort.revision') is not null, to_regclass('users') is not null, to_regclass('log') is not null");
        if (there is "False|False|False") return;
        if (there is "True|False|False")
        {
            Assert.Equal("0", await database.QueryAsync("select count(*) from retort.revision"));
            return;
        }

        Assert.Equal("True|True|True", there);
        var story = (await database.QueryAsync(Story)).Split('|');
        Assert.Equal(story[0], story[1]);
        if (story[3] == "True" && isUpgrade) Assert.Equal("True", story[5]);
        if (story[5] == "True") Assert.True(story[3] == "True" || story[4] == "True", "index e is there, and the ledger knows nothing of it");
        var visited = int.Parse(story[9]);
        var filled = (story[2] == "True", isUpgrade) switch { (true, true) => KillHistory.Rows, (true, false) => KillHistory.Rows - visited, (false, true) => visited, _ => 0 };
        Assert.Equal(filled, int.Parse(story[6]));
        Assert.InRange(int.Parse(story[7]), 0, 1);
        Assert.InRange(int.Parse(story[8]), 0, 1);
    }

    /// <summary>Asserts that each revision was applied, or undone, exactly once and nothing is left over.</summary>
    public async Task FinishedAsync(bool isUpgrade)
    {
        var direction = isUpgrade ? "upgrade" : "downgrade";
        Assert.Equal("5|5", await database.QueryAsync($"select count(*), count(distinct revision) from retort.event where outcome = 'done' and direction = '{direction}'"));
        Assert.Equal("0", await database.QueryAsync("select count(*) from retort.step"));
        Assert.Equal("0", await database.QueryAsync("select count(*) from pg_index where not indisvalid"));
        if (isUpgrade)
        {
            Assert.Equal("a b c d e|a b c d", await database.QueryAsync("select (select string_agg(id, ' ' order by position) from retort.revision), (select string_agg(step, ' ' order by step) from log)"));
            Assert.Equal($"{KillHistory.Rows}|1|1|0", await database.QueryAsync("select count(*), min(filled), max(filled), count(extra) from users"));
            Assert.Equal("b e", await database.QueryAsync("select string_agg(relname::text, ' ' order by relname) from pg_class where relname in ('b', 'e')"));
        }
        else
        {
            Assert.Equal("", await database.AppliedAsync());
            Assert.Equal("", await database.TablesAsync());
        }
    }
}
