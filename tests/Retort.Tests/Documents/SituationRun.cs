using System.Diagnostics;
using Npgsql;
using Retort.Cli.Parsing;
using Retort.Tests.CommandLine;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Documents;

/// <summary>Makes a situation in a workspace of its own, and then runs what its page shows.</summary>
/// <remarks>
/// A line begins with what it does: <c>rev ID PARENT [SQL [// SQL]] [| FIELD]</c> writes a revision, <c>file PATH TEXT</c> a file, <c>config MEMBERS</c> adds to the
/// database in <c>retort.json</c>, <c>sql</c> and <c>maintenance</c> run a statement in the database and beside it, <c>role NAME [OPTIONS]</c> makes a role and
/// connects as it from then on, <c>hold SQL</c> leaves a transaction open, <c>process [NAME=VALUE]</c> runs what follows as a process with that environment,
/// <c>terminal ANSWER</c> puts a person there, <c>exit CODE</c> says how the page's command ends, <c>retort</c>, <c>git</c> and <c>sh</c> run programs.
/// </remarks>
internal sealed class SituationRun(TestServer server, Scene scene) : IAsyncDisposable
{
    private readonly List<NpgsqlConnection> held = [];
    private string[]? environment;
    private string? answer;
    private string database = "";

    /// <summary>How the page's command is to end.</summary>
    public int ExitCode { get; private set; } = 1;

    private string Url { get; set; } = scene.DatabaseUrl;

    public async Task MakeAsync(Situation situation)
    {
        foreach (var line in situation.Lines)
        {
            var (word, rest) = line.Split(' ', 2) is [var first, var second] ? (first, second) : (line, "");
            await DoAsync(word, Filled(rest));
        }
    }

    /// <summary>Runs words behind <c>retort</c> as they are typed in the workspace's folder.</summary>
    public async Task<Printed> TypeAsync(IReadOnlyList<string> words)
    {
        if (environment is not null) return await ProcessAsync(words);
        using var stdout = new StringWriter();
        using var stderr = new StringWriter();
        var terminal = new Retort.Cli.Output.Terminal { Out = stdout, Error = stderr, In = new StringReader($"{answer}\n"), OutIsTerminal = answer is not null, IsInteractive = answer is not null };
        // What watches for ever is ended as a person ends it.
        using var end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        if (words is ["dev", ..] && !words.Contains("--once")) end.CancelAfter(TimeSpan.FromSeconds(3));
        var code = await RetortCommandLine.RunAsync(words.Contains("-C") ? [.. words.Select(word => word == "other" ? Path.Combine(scene.Folder, word) : word)] : ["-C", scene.Folder, .. words], terminal, end.Token);
        return new((int)code, stdout.ToString(), stderr.ToString());
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var connection in held) await connection.DisposeAsync();
        if (Directory.Exists(Path.Combine(scene.Folder, ".retort", "server"))) await RetortCommandLine.RunAsync(["db", "stop", "-q", "-C", scene.Folder], Silent(), CancellationToken.None);
    }

    private async Task DoAsync(string word, string rest)
    {
        switch (word)
        {
            case "rev": Revision(rest); break;
            case "file": scene.File(rest.Split(' ', 2)[0], rest.Split(' ', 2)[1].Replace("\\n", "\n")); break;
            case "config": Configure(rest); break;
            case "sql": await TestServer.ExecuteAsync(scene.ConnectionString, rest); break;
            case "maintenance": await TestServer.ExecuteAsync($"{server.ConnectionString};Database=postgres", rest); break;
            case "role": await ConnectAsAsync(rest.Split(' ', 2)); break;
            case "hold": await HoldAsync(rest); break;
            case "process": environment = rest.Split(' ', StringSplitOptions.RemoveEmptyEntries); break;
            case "terminal": answer = rest; break;
            case "exit": ExitCode = int.Parse(rest); break;
            case "git": scene.Git(rest.Split(' ')); break;
            case "commit": scene.Commit("more"); break;
            case "sh": Shell(rest); break;
            case "retort":
                var printed = await TypeAsync(CommandWords.Of($"retort {rest}"));
                Assert.True(printed.ExitCode == 0, $"retort {rest}: {printed}");
                break;
            default: throw new InvalidOperationException($"no line begins with \"{word}\"");
        }
    }

    private string Filled(string text) => text
        .Replace("{url}", Url).Replace("{name}", scene.DatabaseName).Replace("{folder}", scene.Folder).Replace("{port}", new Uri(Url).Port.ToString())
        .Replace("{server}", Url[..Url.LastIndexOf('/')]).Replace("{wrong}", Url.Replace(":x@", ":y@"));

    private void Revision(string text)
    {
        var fields = text.Split(" | ");
        var words = fields[0].Split(' ', 3);
        var sql = words.Length > 2 ? words[2].Replace("\\n", "\n").Replace("\\\\", "\\").Split(" // ") : [$"create table t_{words[0]} (id int primary key);", $"drop table t_{words[0]};"];
        scene.Revision(words[0], words[1] == "-" ? null : words[1], sql[0], sql.ElementAtOrDefault(1), string.Join('\n', fields.Skip(1).Select(field => $"-- {field}")));
    }

    private void Configure(string? members = null)
    {
        if (members is not null) database += $", {members}";
        var fileName = database.Contains("fileName") ? "" : ", \"fileName\": \"{id}_{slug}.sql\"";
        scene.File("retort.json", $$"""
            { "databases": { "app": { "url": "{{Url}}", "revisions": "migrations", "model": [ { "sql": "schema/*.sql" } ]{{fileName}}{{database}} } } }
            """);
    }

    private async Task ConnectAsAsync(string[] told)
    {
        // Roles belong to the server, and other pages run beside this one: a name is used once.
        await TestServer.ExecuteAsync($"{server.ConnectionString};Database=postgres", $"create role {told[0]} password 'x' {(told.Length > 1 ? told[1] : "login")}");
        var settings = new NpgsqlConnectionStringBuilder(scene.ConnectionString) { Username = told[0], Password = "x" };
        Url = Scene.Url(settings.ConnectionString);
        Configure();
    }

    private async Task HoldAsync(string sql)
    {
        var connection = new NpgsqlConnection($"{scene.ConnectionString};Pooling=false");
        held.Add(connection);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"begin; {sql}", connection);
        await command.ExecuteNonQueryAsync();
    }

    private void Shell(string command)
    {
        using var shell = Process.Start(new ProcessStartInfo("bash", ["-c", command]) { WorkingDirectory = scene.Folder, RedirectStandardError = true })!;
        var errors = shell.StandardError.ReadToEnd();
        shell.WaitForExit();
        Assert.True(shell.ExitCode == 0, $"{command}: {errors}");
    }

    private async Task<Printed> ProcessAsync(IReadOnlyList<string> words)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["exec", typeof(RetortCommandLine).Assembly.Location, .. words]) { WorkingDirectory = scene.Folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        start.Environment.Remove("DATABASE_URL");
        foreach (var pair in environment!) start.Environment[pair.Split('=', 2)[0]] = pair.Split('=', 2)[1];
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await errors);
    }

    private static Retort.Cli.Output.Terminal Silent() => new() { Out = TextWriter.Null, Error = TextWriter.Null, In = TextReader.Null };
}
