using Retort.Tests.CommandLine;
using Retort.Tests.Execution;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Samples;

/// <summary>What the people of Jinbocho do in a day: look, change the model, review, apply, go back, begin anew.</summary>
public sealed class JinbochoWorkflowTests(TestServer server)
{
    [Fact]
    public async Task Current_and_history_say_where_the_database_is()
    {
        using var scene = await JinbochoWorkspace.CreateAsync(server, "auth");
        Assert.Equal("", await scene.DoAsync("current -d auth"));
        await scene.DoAsync("upgrade -d auth -q");
        Assert.StartsWith("auth\ta4818e", await scene.DoAsync("current -d auth"));
        var history = await scene.DoAsync("history -d auth");
        Assert.Equal(6, history.TrimEnd().Split('\n').Length);
        Assert.Contains("create families and users", history);
        Assert.Contains("index the open sessions of users", await scene.DoAsync("history -d auth --graph -i"));
    }

    [Fact]
    public async Task A_changed_model_becomes_a_revision_that_is_reviewed_proved_and_applied()
    {
        using var scene = await JinbochoWorkspace.CreateAsync(server, "auth");
        await scene.DoAsync("upgrade -d auth -q");
        scene.Edit(JinbochoWorkspace.Users, "  created_at", "  language varchar not null default 'en',\n  created_at");
        await scene.RunAsync("revision", "--autogenerate", "-d", "auth", "-m", "add language column to users");
        var file = scene.Output.Trim();
        Assert.EndsWith("_add_language_column_to_users.sql", file);
        Assert.Contains("alter table users add column language varchar not null default 'en';", await File.ReadAllTextAsync(Path.Combine(scene.Folder, file), TestContext.Current.CancellationToken));
        await scene.DoAsync("lint head -d auth");
        await scene.DoAsync("verify head -d auth --data");
        await scene.DoAsync("upgrade head -d auth");
        await scene.DoAsync("check -d auth");
        Assert.Equal("language", await new TestDatabase(scene.ConnectionString("auth")).QueryAsync("select column_name from information_schema.columns where column_name = 'language'"));
    }

    [Fact]
    public async Task What_others_miss_is_in_the_revision()
    {
        using var scene = await JinbochoWorkspace.CreateAsync(server, "catalog");
        await scene.DoAsync("upgrade -d catalog -q");
        scene.Edit("samples/Jinbocho/Catalog/schema/3_isbn_cache.sql", "-- for the job", "create index isbn_cache_data_idx on isbn_cache using gin (data jsonb_path_ops);\n-- for the job")
            .Edit("samples/Jinbocho/Catalog/schema/2_books.sql", "-- the books of a shelf", "create index owned_books_lent_idx on owned_books (updated_at) where shelf_id is null;\n-- the books of a shelf");
        var file = (await scene.DoAsync("revision --autogenerate -d catalog -m indexes")).Trim();
        var text = await File.ReadAllTextAsync(Path.Combine(scene.Folder, file), TestContext.Current.CancellationToken);
        Assert.Contains("on isbn_cache using gin (data jsonb_path_ops);", text);
        Assert.Contains("on owned_books (updated_at) where shelf_id is null;", text);
        await scene.DoAsync("upgrade -d catalog -q");
        await scene.DoAsync("check -d catalog");
    }

    [Fact]
    public async Task A_value_for_rows_that_exist_is_asked_for_and_filled_in()
    {
        using var scene = await JinbochoWorkspace.CreateAsync(server, "auth");
        await scene.DoAsync("upgrade -d auth -q");
        await TestServer.ExecuteAsync(scene.ConnectionString("auth"), "with f as (insert into families (name) values ('Tanaka') returning id) insert into users (family_id, email, hashed_password, full_name) select id, 'yuki@example.org', 'x', 'Yuki' from f");
        scene.Edit(JinbochoWorkspace.Users, "  created_at", "  language varchar not null,\n  created_at");
        var file = (await scene.DoAsync("revision --autogenerate -d auth -m language")).Trim();
        await scene.DoAsync("upgrade -d auth", code: 1);
        Assert.Contains("code: open-value", scene.Errors);
        var text = await File.ReadAllTextAsync(Path.Combine(scene.Folder, file), TestContext.Current.CancellationToken);
        var open = text.Split('\n').Single(line => line.Contains("update users set language = ", StringComparison.Ordinal));
        scene.File(file, text.Replace(open, "update users set language = 'ja' where language is null;"));
        await scene.DoAsync("upgrade -d auth -q");
        Assert.Equal("ja", await new TestDatabase(scene.ConnectionString("auth")).QueryAsync("select language from users"));
        await scene.DoAsync("check -d auth");
    }

    [Fact]
    public async Task Steps_go_forward_back_and_to_a_revision()
    {
        using var scene = await JinbochoWorkspace.CreateAsync(server, "catalog");
        foreach (var (command, at) in new[]
        {
            ("upgrade +1", "490030"), ("upgrade head", "bcea30"), ("downgrade -1", "04b5be"), ("downgrade 005002", "005002"), ("upgrade cfcd01", "cfcd01"), ("downgrade base", ""), ("upgrade", "bcea30"),
        })
        {
            await scene.DoAsync($"{command} -d catalog -q");
            Assert.Equal(at, (await scene.DoAsync("current -d catalog")).Split('\t').ElementAtOrDefault(1)?[..6] ?? "");
        }
    }

    [Fact]
    public async Task A_reset_wipes_what_is_there_and_makes_it_anew()
    {
        using var scene = await JinbochoWorkspace.CreateAsync(server, "auth");
        await scene.DoAsync("upgrade -d auth -q");
        await TestServer.ExecuteAsync(scene.ConnectionString("auth"), "insert into families (name) values ('Tanaka')");
        await scene.DoAsync("db clean -d auth", code: 1);
        Assert.Contains("code: not-confirmed", scene.Errors);
        await scene.DoAsync("db clean -d auth --yes");
        Assert.Equal("0", await new TestDatabase(scene.ConnectionString("auth")).QueryAsync("select count(*) from families"));
        Assert.StartsWith("auth\ta4818e", await scene.DoAsync("current -d auth"));
        await scene.DoAsync("db wipe -d auth --yes");
    }

    [Theory]
    [InlineData(@"\dt", "refresh_tokens")]
    [InlineData(@"\d users", "hashed_password")]
    [InlineData("select id, email, role from users limit 10", "(0 rows)")]
    public async Task A_session_of_psql_opens_on_a_database_by_its_name(string typed, string shown)
    {
        using var scene = await JinbochoWorkspace.CreateAsync(server, "auth");
        await scene.DoAsync("upgrade -d auth -q");
        var result = await Retort.Server.ProgramRunner.RunAsync(["dotnet", "exec", typeof(Retort.Cli.Parsing.RetortCommandLine).Assembly.Location, "db", "psql", "-d", "auth", "--", "-c", typed], folder: scene.Folder);
        Assert.True(result.Succeeded, result.Errors);
        Assert.Contains(shown, result.Output);
    }
}
