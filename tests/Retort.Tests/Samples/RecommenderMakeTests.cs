using System.Globalization;

namespace Retort.Tests.Samples;

/// <summary>The Makefile of samples/Recommender, in a repository of its own.</summary>
public sealed class RecommenderMakeTests
{
    private const string Initial = "recommender-be/migrations/20230921_001_initial_database_schema.sql";

    [Fact]
    public async Task A_new_model_becomes_a_dated_file_and_a_table()
    {
        await using var sample = new SampleCopy("Recommender");
        await sample.RunAsync("make migrate-up");
        Assert.Matches(@"sessions \|[\s\S]*users +\|", await sample.RunAsync("make tables"));
        sample.Write("recommender-be/Models/NewModel.cs", """
            namespace Recommender.Models;

            public sealed class NewModel
            {
                public Guid Id { get; set; }

                public required string Name { get; set; }

                public DateTimeOffset CreatedAt { get; set; }
            }

            """);
        sample.Edit("recommender-be/Models/RecommenderContext.cs", "    protected", "    public DbSet<NewModel> NewModels => Set<NewModel>();\n\n    protected");
        sample.Edit("recommender-be/Models/RecommenderContext.cs", "=> modelBuilder.Entity<User>()", "=> modelBuilder.Entity<NewModel>(table => table.ToTable(\"new_table\").HasIndex(one => one.Name)).Entity<User>()");
        await sample.RunAsync("make migrate-create name=\"describe your changes\"");
        var file = Path.GetFileName(sample.One("recommender-be/migrations", "*_003_describe_your_changes.sql"));
        Assert.True(DateTime.TryParseExact(file[..8], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _), file);

        await sample.RunAsync("make migrate-up");
        var table = await sample.RunAsync("make tables table=new_table");
        Assert.Contains("created_at | timestamp with time zone", table);
        Assert.Contains("btree (name)", table);
        Assert.Equal("recommender: ok\n", await sample.RunAsync("make migrate-check"));
        Assert.Matches("describe your changes\t[^\t]+\thead, current", await sample.RunAsync("make migrate-history"));

        await sample.RunAsync("make migrate-down");
        Assert.Equal("True", await sample.QueryAsync("select to_regclass('new_table') is null"));
        Assert.Matches("index sessions by expiry\t[^\t]+\tcurrent", await sample.RunAsync("make migrate-history"));
        Assert.Contains("usage: make migrate-create name=", (await sample.TryAsync("make migrate-create")).Errors);
    }

    [Fact]
    public async Task The_first_revision_makes_the_tables_of_the_system_and_the_history_is_proved()
    {
        await using var sample = new SampleCopy("Recommender");
        await sample.RetortAsync("upgrade +1");
        Assert.Equal("""
            sessions: created_at, expires_at, id, session_token, user_id
            users: created_at, email, google_id, hashed_password, id, is_active, is_superuser, updated_at
            """, await sample.QueryAsync("select table_name || ': ' || string_agg(column_name::text, ', ' order by column_name) from information_schema.columns where table_schema = 'public' group by table_name order by 1"));
        Assert.Equal("email, google_id, session_token", await sample.QueryAsync("""
            select string_agg(attname::text, ', ' order by attname) from pg_index join pg_attribute on attrelid = indrelid and attnum = any (indkey)
            where indisunique and not indisprimary and indrelid in ('users'::regclass, 'sessions'::regclass)
            """));
        Assert.Equal("users", await sample.QueryAsync("select confrelid::regclass::text from pg_constraint where conrelid = 'sessions'::regclass and contype = 'f'"));
        await sample.RunAsync("make migrate-up");
        Assert.Equal("recommender: ok\n", await sample.RetortAsync("check --conventions"));
        Assert.Contains("up, down and up again, the end is the model", await sample.RetortAsync("verify"));
    }

    [Fact]
    public async Task A_file_that_was_edited_after_it_was_applied_is_found_and_put_back()
    {
        await using var sample = new SampleCopy("Recommender");
        await sample.RunAsync("make migrate-up");
        var original = sample.Read(Initial);
        sample.Edit(Initial, "email text not null", "email varchar(200) not null");
        Assert.Contains("Edited     fd60b6  initial database schema", await sample.RunAsync("make migrate-history"));
        var found = await sample.TryAsync("make migrate-check");
        Assert.NotEqual(0, found.ExitCode);
        Assert.Contains("code: revision-edited", found.Output + found.Errors);

        await sample.RunAsync($"{SampleCommand.Retort} show fd60b6 --ledger > kept.sql && mv kept.sql {Initial}");
        Assert.Equal(original, sample.Read(Initial));
        Assert.Equal("recommender: ok\n", await sample.RunAsync("make migrate-check"));
    }

    [Fact]
    public async Task A_database_that_is_ahead_of_the_files_goes_back_to_a_known_good_state()
    {
        await using var sample = new SampleCopy("Recommender");
        await sample.RunAsync("make migrate-up");
        File.Delete(sample.One("recommender-be/migrations", "*_002_*"));
        sample.Edit("recommender-be/Models/Session.cs", "[Index(nameof(ExpiresAt))]\n", "");
        var found = await sample.TryAsync("make migrate-check");
        Assert.Contains("code: unknown-revision", found.Output + found.Errors);
        await sample.RunAsync("make migrate-down");
        Assert.Equal("recommender: ok\n", await sample.RunAsync("make migrate-check"));
        Assert.Equal("True", await sample.QueryAsync("select to_regclass('ix_sessions_expires_at') is null"));
    }

    [Fact]
    public async Task A_history_that_says_more_than_was_done_is_set_right()
    {
        await using var sample = new SampleCopy("Recommender");
        await sample.RetortAsync("upgrade fd60b6");
        await sample.RetortAsync("stamp head");
        Assert.Contains("drop index ix_sessions_expires_at;", (await sample.TryAsync($"{SampleCommand.Retort} drift")).Output);
        await sample.RetortAsync("stamp fd60b6");
        Assert.Equal("recommender: ok\n", await sample.RetortAsync("drift"));
        await sample.RunAsync("make migrate-up");
        Assert.Equal("recommender: ok\n", await sample.RunAsync("make migrate-check"));
    }

    [Fact]
    public async Task Two_files_with_one_number_become_a_line_again()
    {
        await using var sample = new SampleCopy("Recommender");
        const string revision = "-- Revision:   {0}\n-- Parent:     361c072ac3dd\n-- Message:    {1}\n-- Created:    2023-11-01T09:00:00Z\n\n-- retort: upgrade\n\ncomment on table users is '{1}';\n\n-- retort: downgrade\n\ncomment on table users is null;\n";
        sample.Write("recommender-be/migrations/20231101_003_theirs.sql", string.Format(CultureInfo.InvariantCulture, revision, "aaaaaaaaaaaa", "theirs"));
        sample.Write("recommender-be/migrations/20231101_003_yours.sql", string.Format(CultureInfo.InvariantCulture, revision, "bbbbbbbbbbbb", "yours"));
        var refused = await sample.TryAsync("make migrate-up");
        Assert.Contains("code: multiple-heads", refused.Errors);
        await sample.RetortAsync("rebase --onto aaaaaa -q");
        await sample.RunAsync("make migrate-up");
        Assert.Equal("yours|4", await sample.QueryAsync("select obj_description('users'::regclass), (select count(*) from retort.revision)"));
    }
}
