namespace Retort.Tests.Samples;

/// <summary>The npm scripts of samples/Quickstart, in a repository of its own.</summary>
public sealed class QuickstartNpmTests
{
    private const string Package = "npm --silent --prefix packages/db run";

    [Fact]
    public async Task The_database_starts_migrates_shows_its_log_and_stops()
    {
        await using var sample = Sample();
        var started = await sample.TryAsync($"{Package} db:start");
        Assert.Matches(@"PostgreSQL \d+.* runs at ", started.Output + started.Errors);
        await sample.RunAsync($"{Package} migrate");
        Assert.Equal("4|1", await sample.QueryAsync("select count(*), count(*) filter (where message = 'add user table') from retort.revision"));
        var history = (await sample.RunAsync($"{Package} migrate:history")).TrimEnd().Split('\n');
        Assert.Equal(["head, current", "", "", ""], history.Select(line => line.Split('\t')[5]));

        await sample.RunAsync($"{Package} migrate:down");
        Assert.Equal("d70b36ac152f", (await sample.RetortAsync("current")).Split('\t')[1]);
        Assert.Contains("database system is ready to accept connections", await sample.RunAsync($"{Package} db:logs"));
        await sample.RunAsync($"{Package} db:stop");
        Assert.Contains("\"isRunning\": false", await sample.RetortAsync("db status --json"));
    }

    [Fact]
    public async Task The_scripts_of_the_root_are_those_of_the_package()
    {
        await using var sample = Sample();
        await sample.RunAsync("npm run db:start && npm run db:migrate && npm run db:migrate:down");
        Assert.Equal(4, (await sample.RunAsync("npm --silent run db:migrate:history")).TrimEnd().Split('\n').Length);
        Assert.Single((await sample.RunAsync("npm --silent run db:migrate:history -- -r current:current")).TrimEnd().Split('\n'));
        Assert.Contains("PostgreSQL", await sample.RunAsync("npm --silent run db:logs -- -n 100"));
        await sample.RunAsync("npm run db:stop");
    }

    [Fact]
    public async Task The_commands_that_the_system_shows_run_with_pnpm_as_they_are()
    {
        await using var sample = Sample();
        var path = ("PATH", $"{await Pnpm.FolderAsync()}:{Environment.GetEnvironmentVariable("PATH")}");
        const string inPackage = "cd packages/db && ";
        var started = await sample.TryAsync($"{inPackage}pnpm db:start", path);
        Assert.Matches(@"PostgreSQL \d+.* runs at ", started.Output + started.Errors);
        await sample.RunAsync($"{inPackage}pnpm migrate", path);
        Assert.Equal("4", await sample.QueryAsync("select count(*) from retort.revision"));
        Assert.Contains("add user table", await sample.RunAsync($"{inPackage}pnpm migrate:history", path));
        await sample.RunAsync($"{inPackage}pnpm migrate:down", path);
        Assert.Equal("3", await sample.QueryAsync("select count(*) from retort.revision"));
        await sample.RunAsync("pnpm db:migrate", path);
        Assert.Equal("4", await sample.QueryAsync("select count(*) from retort.revision"));
        sample.Edit("packages/db/Models/User.cs", "    public DateTimeOffset CreatedAt", "    public string? Language { get; set; }\n\n    public DateTimeOffset CreatedAt");
        await sample.RunAsync($"{inPackage}pnpm migrate:new -m \"add language\"", path);
        Assert.Contains("add column language text;", await File.ReadAllTextAsync(sample.One("packages/db/migrations", "*_add_language.sql"), TestContext.Current.CancellationToken));
        Assert.Contains("database system is ready to accept connections", await sample.RunAsync($"{inPackage}pnpm db:logs", path));
        await sample.RunAsync("pnpm db:stop", path);
        Assert.Contains("\"isRunning\": false", await sample.RetortAsync("db status --json"));
    }

    [Fact]
    public async Task A_changed_model_becomes_a_revision()
    {
        await using var sample = Sample();
        await sample.RunAsync($"{Package} migrate");
        sample.Edit("packages/db/Models/User.cs", "    public DateTimeOffset CreatedAt", "    public string? Language { get; set; }\n\n    public DateTimeOffset CreatedAt");
        await sample.RunAsync("npm run db:migrate:new -- -m 'add \"language\" to user'");
        var written = await File.ReadAllTextAsync(sample.One("packages/db/migrations", "*_add_language_to_user.sql"), TestContext.Current.CancellationToken);
        Assert.Contains("add column language text;", written);
        Assert.Contains("drop column language;", written);
        await sample.RunAsync("npm run db:migrate");
        Assert.Equal("quickstart: ok\n", await sample.RetortAsync("check"));
    }

    [Fact]
    public async Task Steps_lead_up_by_two_to_an_id_and_down_to_base_and_rows_are_migrated_on_the_way()
    {
        await using var sample = Sample();
        var retort = $"{Package} retort --";
        await sample.RunAsync($"{retort} upgrade +2");
        Assert.Equal("5e1c70d2b894", await CurrentAsync(sample));
        await sample.QueryAsync("insert into \"user\" (email, name) values ('Ada@Example.com', 'Ada'), ('grace@example.com', 'Grace')");
        await sample.RunAsync($"{retort} upgrade d70b36");
        Assert.Equal("ada@example.com, grace@example.com", await sample.QueryAsync("select string_agg(email, ', ' order by email) from \"user\""));
        Assert.Equal("d70b36ac152f", await CurrentAsync(sample));
        Assert.Contains("lower(email)", await sample.RunAsync($"{retort} show d70b36"));
        await sample.RunAsync($"{retort} upgrade head");
        await sample.RunAsync($"{retort} downgrade -1");
        Assert.Equal("d70b36ac152f", await CurrentAsync(sample));
        await sample.RunAsync($"{retort} downgrade base");
        Assert.Equal("0|True", await sample.QueryAsync("select count(*), to_regclass('\"user\"') is null from retort.revision"));

        var empty = (await sample.RunAsync($"{retort} revision -m 'say hello'")).Trim();
        Assert.EndsWith("-- retort: upgrade\n\n-- retort: downgrade\n", sample.Read(Path.Combine(empty.StartsWith("packages", StringComparison.Ordinal) ? "" : "packages/db", empty)));
    }

    [Fact]
    public async Task The_history_is_proved_and_says_the_same_as_the_model()
    {
        await using var sample = Sample();
        await sample.RunAsync($"{Package} migrate");
        Assert.Equal("quickstart: ok\n", await sample.RetortAsync("check --conventions"));
        Assert.Contains("up, down and up again, the end is the model", await sample.RetortAsync("verify"));
        Assert.Equal("note, user", await sample.QueryAsync("select string_agg(tablename::text, ', ' order by tablename) from pg_tables where schemaname = 'public'"));
    }

    private static async Task<string> CurrentAsync(SampleCopy sample) => (await sample.RunAsync($"{Package} retort -- current")).Split('\t')[1];

    private static SampleCopy Sample() => new("Quickstart");
}
