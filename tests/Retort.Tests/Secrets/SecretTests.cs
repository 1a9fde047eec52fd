using System.Text.Json;
using Npgsql;
using Retort.Configuration;
using Retort.Errors;
using Retort.Sql;
using Retort.Tests.CommandLine;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Secrets;

/// <summary>Passwords of every kind in addresses of every form: whatever happens, no piece of them is shown.</summary>
public sealed class SecretTests(TestServer server)
{
    /// <summary>In every password, on both sides of what is special in it: a piece that escapes is seen.</summary>
    private const string Marker = "HUSH";

    private static readonly string[] Specials = ["", "@", ":", "/", "?", "#", "%", "&a=", "=", "+", " ", ";", "'", "\"", "\\", "é漢", "${X}", "%40", "@h/", ",", "|", "`", "\u202e"];

    private static readonly string[] Verbs = ["status", "upgrade --json", "current -v", "diff --from live --to base", "db url", "db clean", "downgrade -1", "stamp head"];

    /// <summary>All at once, and in full mode one by one.</summary>
    public static TheoryData<string> Passwords => [Marker, $"{string.Join(Marker, Specials)}{Marker}", .. Cases.Full ? Specials.Select(special => $"{Marker}{special}{Marker}") : []];

    public static TheoryData<string> Broken =>
    [
        .. from special in Specials
           from form in (string[])["postgresql://app:{p}@db.internal:5432x/app", "postgresql://app:{p}@{p}:x/app", "postgres://{p}@[::1/app", "mysql://app:{p}@h/app", "postgresql://app@h/app?pasword={p}&{p}", "postgresql://app:%G{p}@h/app",
               "host=h password={p} {p}=1 dbname=app", "host=h password='{p}", "Host=h;Password={p};{p}=1", "Host=h;Pasword={p}", "Host=h;Port={p}", "{p}", "postgresql+{p}://h/app", "jdbc:postgresql://h/app?user=a&password={p}&sslmode={p}"]
           select form.Replace("{p}", $"{Marker}{special}{Marker}"),
    ];

    [Theory]
    [MemberData(nameof(Passwords))]
    public async Task A_password_that_is_right_or_wrong_is_never_shown(string password)
    {
        using var scene = await SceneAsync(password);
        foreach (var form in Forms(scene, password))
            foreach (var verb in Verbs.Take(form.StartsWith("postgresql://", StringComparison.Ordinal) ? Verbs.Length : 2))
            {
                await scene.RunAsync([.. verb.Split(' '), "--url", form]);
                AssertSilent(scene, form);
            }

        await scene.RunAsync("db", "url", "--with-password", "--url", Forms(scene, password).First());
        Assert.Equal(password, DatabaseUrl.Parse(scene.Output.Trim()).Password);
        foreach (var form in Forms(scene, password + "wrong").Concat(Forms(scene, password).Select(form => form.Replace($"{Port(scene)}", "1"))).Take(6))
        {
            await scene.RunAsync("upgrade", "-v", "--url", form);
            Assert.Equal(1, scene.ExitCode);
            AssertSilent(scene, form);
        }
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public void An_address_that_cannot_be_read_is_not_repeated(string address)
    {
        try
        {
            var url = DatabaseUrl.Parse(address);
            // Some of them can be read after all: then what is shown of it has no password either, and the piece that is left is the host or a name.
            Assert.DoesNotContain(":" + Marker, url.Display);
            url.ToConnectionString();
        }
        catch (RetortException error)
        {
            Assert.DoesNotContain(Marker, error.ToString());
            Assert.DoesNotContain(Marker, $"{error.Detail} {error.Hint} {error.State} {string.Join(' ', error.Where)}");
        }
    }

    [Fact]
    public async Task Files_of_variables_and_of_configuration_are_not_repeated()
    {
        using var scene = new Scene();
        foreach (var (file, text) in new[]
        {
            (".env", $"DATABASE_URL=\"postgresql://app:{Marker}@h/app"),
            (".env", $"DATABASE_URL='{Marker}"),
            (".env", $"this is {Marker}\nDATABASE_URL=local:x"),
            (".env", $"DATABASE_URL=\"{Marker}\" {Marker}"),
            (".env", $"DATABASE_URL=\"\\q{Marker}\""),
            (".env", $"1{Marker}=2"),
            ("retort.json", $$"""{ "databases": { "app": { "url": "postgresql://app:{{Marker}}@h/app, "revisions": "m" } } }"""),
            ("retort.json", $$"""{ "databases": { "app": { "url": "postgresql://app:{{Marker}}@h:x/app", "revisions": "m" } } }"""),
            ("retort.json", $$"""{ "databases": { "app": { "url": "postgresql://app:{{Marker}}${@h/app", "revisions": "m" } } }"""),
            ("retort.json", $$"""{ "databases": { "app": { "url": "${NOWHERE:-{{Marker}}}", "revisions": "m" } } }"""),
            ("retort.json", $$"""{ "databases": { "app": { "url": ["postgresql://app:{{Marker}}@h/app"], "revisions": "m" } } }"""),
            ("retort.json", $$"""{ "databases": { "app": { "url": "local:app", "directUrl": "{{Marker}}", "revisions": "m" } }, "scratch": "{{Marker}}" }"""),
        })
        {
            foreach (var old in Directory.GetFiles(scene.Folder)) File.Delete(old);
            scene.File(file, text);
            await scene.RunAsync("status");
            AssertSilent(scene, text);
            await scene.RunAsync("status", "--json", "-v");
            AssertSilent(scene, text);
        }
    }

    [Fact]
    public async Task A_backup_shows_its_password_to_no_process_and_in_no_name()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "command lines of processes are read from /proc");
        Assert.SkipUnless(await Psql.CanDumpAsync($"{server.ConnectionString};Database=postgres"), "pg_dump is older than the server");
        using var scene = await SceneAsync($"{Marker}@/:{Marker}");
        await using var other = new NpgsqlConnection(scene.ConnectionString);
        await other.OpenAsync(TestContext.Current.CancellationToken);
        await using (var transaction = await other.BeginTransactionAsync(TestContext.Current.CancellationToken))
        {
            await using var command = new NpgsqlCommand("lock table notes in access exclusive mode", other);
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
            var backup = scene.RunAsync("db", "backup", "--schema-only", "--url", Forms(scene, $"{Marker}@/:{Marker}").First());
            var lines = await CommandLinesAsync("pg_dump", scene.DatabaseName);
            Assert.NotEmpty(lines);
            Assert.All(lines, line => Assert.DoesNotContain(Marker, line));
            await transaction.RollbackAsync(TestContext.Current.CancellationToken);
            await backup;
        }

        Assert.True(scene.ExitCode == 0, scene.Errors);
        AssertSilent(scene, "db backup");
        Assert.True(SecretWatch.HeardOfPrograms > 0);
        var file = Assert.Single(Directory.GetFiles(Path.Combine(scene.Folder, ".retort/backups"), "*.dump"));
        Assert.DoesNotContain(Marker, file);
        Assert.DoesNotContain(Marker, await File.ReadAllTextAsync(file, System.Text.Encoding.Latin1, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Reports_and_records_hold_no_password()
    {
        using var scene = await SceneAsync($"{Marker}1{Marker}");
        var url = DatabaseUrl.Parse(Forms(scene, $"{Marker}1{Marker}").First());
        var configuration = new DatabaseConfiguration { Name = "app", Url = url, DirectUrl = url, Revisions = "m" };
        Assert.DoesNotContain(Marker, $"{url} {configuration} {url.ToLibpq()}");
        Assert.DoesNotContain(Marker, JsonSerializer.Serialize(url));
        Assert.DoesNotContain(Marker, JsonSerializer.Serialize(configuration));
        await scene.RunAsync("upgrade", "-q", "--url", url.ToUrl());
        Assert.Equal(0, scene.ExitCode);
        Assert.DoesNotContain(Marker, await Psql.DumpDataAsync(scene.ConnectionString));
    }

    [Fact]
    public async Task The_watch_over_the_whole_run_finds_what_is_there()
    {
        using var scene = await SceneAsync("watched");
        await scene.RunAsync("status");
        Assert.True(SecretWatch.Heard > 0);
        // It throws at the end of the run too; here it says where.
        Assert.Empty(SecretWatch.Found);
    }

    private static IEnumerable<string> Forms(Scene scene, string password)
    {
        var escaped = Uri.EscapeDataString(password);
        var (role, port, name) = (Role(scene), Port(scene), scene.DatabaseName);
        yield return $"postgresql://{role}:{escaped}@127.0.0.1:{port}/{name}";
        yield return $"postgresql+asyncpg://{role}:{escaped}@127.0.0.1:{port}/{name}";
        yield return $"jdbc:postgresql://127.0.0.1:{port}/{name}?user={role}&password={escaped}";
        yield return $"host=127.0.0.1 port={port} dbname={name} user={role} password='{password.Replace("\\", "\\\\").Replace("'", "\\'")}'";
        yield return $"Host=127.0.0.1;Port={port};Database={name};Username={role};Password=\"{password.Replace("\"", "\"\"")}\"";
    }

    private async Task<Scene> SceneAsync(string password)
    {
        var scene = await Scene.WithDatabaseAsync(server);
        scene.Revision("a1", null, "create table more_notes (id int);", "drop table more_notes;");
        await TestServer.ExecuteAsync(scene.ConnectionString, $"create role {Role(scene)} login password {Literal.Quote(password)}", $"grant all on database {scene.DatabaseName} to {Role(scene)}",
            $"grant all on schema public to {Role(scene)}");
        await TestServer.ExecuteAsync(scene.ConnectionString, "create table notes (id int)", $"alter table notes owner to {Role(scene)}");
        return scene;
    }

    private static string Role(Scene scene) => $"secret_{scene.DatabaseName}";

    private static int Port(Scene scene) => DatabaseUrl.Parse(scene.DatabaseUrl).Hosts[0].Port;

    private static void AssertSilent(Scene scene, string about)
    {
        Assert.False($"{scene.Output}{scene.Errors}".Contains(Marker, StringComparison.OrdinalIgnoreCase), $"{about}\n{scene.Output}{scene.Errors}");
    }

    private static async Task<IReadOnlyList<string>> CommandLinesAsync(string program, string about)
    {
        for (var tries = 0; tries < 400; tries++, await Task.Delay(25))
        {
            var lines = Directory.GetDirectories("/proc").Select(CommandLine).Where(line => line.Contains(program, StringComparison.Ordinal) && line.Contains(about, StringComparison.Ordinal)).ToList();
            if (lines.Count > 0) return lines;
        }

        return [];
    }

    private static string CommandLine(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline")).Replace('\0', ' ');
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
