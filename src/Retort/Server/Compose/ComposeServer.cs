using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text.Json;
using Npgsql;
using Retort.Errors;

namespace Retort.Server.Compose;

/// <summary>The local server as a service of a compose file: started, waited for, stopped through the engine.</summary>
/// <param name="root">The folder that keeps what is known of the local server.</param>
internal sealed class ComposeServer(string root)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public IProgress<string>? Progress { get; init; }

    /// <summary>Chooses a service of a file and starts it.</summary>
    public async Task<RunningServer> ChooseAsync(string file, string? service, CancellationToken cancellation)
    {
        var engine = await ContainerEngine.FindAsync(cancellation);
        return await StartAsync(engine, await ComposeService.ReadAsync(engine, file, service, cancellation), cancellation);
    }

    /// <summary>The server, running: costs a file and a TCP connection when it runs already.</summary>
    public async Task<RunningServer> EnsureStartedAsync(ComposeState state, CancellationToken cancellation) =>
        await FindRunningAsync(state, cancellation) ?? await ChooseAsync(state.File, state.Service, cancellation);

    /// <summary>The server if it answers.</summary>
    public static async Task<RunningServer?> FindRunningAsync(ComposeState state, CancellationToken cancellation)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(RunningServer.Address, state.Port, cancellation);
            return Running(state, default);
        }
        catch (SocketException)
        {
            return null;
        }
    }

    /// <summary>Stops the container; what it has stays.</summary>
    public static async Task<bool> StopAsync(ComposeState state, CancellationToken cancellation)
    {
        if (await FindRunningAsync(state, cancellation) is null) return false;
        await AskAsync(await ContainerEngine.FindAsync(cancellation), state.File, ["stop", state.Service], "stop", cancellation);
        return true;
    }

    /// <summary>Removes the container with its own volumes; a volume that the file names is the file's.</summary>
    public async Task RemoveAsync(ComposeState state, CancellationToken cancellation)
    {
        await AskAsync(await ContainerEngine.FindAsync(cancellation), state.File, ["rm", "--stop", "--force", "--volumes", state.Service], "remove", cancellation);
        ComposeState.Delete(root);
    }

    /// <summary>The last lines that the container wrote.</summary>
    public static async Task<ValueList<string>> ReadLogAsync(ComposeState state, int lines, CancellationToken cancellation)
    {
        var output = await AskAsync(await ContainerEngine.FindAsync(cancellation), state.File, ["logs", "--no-log-prefix", "--tail", lines.ToString(CultureInfo.InvariantCulture), state.Service], "read the log of", cancellation);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries).ToValueList();
    }

    private async Task<RunningServer> StartAsync(ContainerEngine engine, ComposeService service, CancellationToken cancellation)
    {
        Progress?.Report($"starting {service.Name} of {Path.GetFileName(service.File)} with {engine.Name}");
        await AskAsync(engine, service.File, ["up", "--detach", service.Name], "start", cancellation);
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(200, cancellation))
        {
            if (await IsWellAsync(engine, service, cancellation) && await AnswerAsync(engine, service, cancellation) is { } running) return running;
            if (waited.Elapsed > Patience) throw await NotHealthyAsync(engine, service, $"It did not become healthy within {Patience.TotalMinutes} minutes.", cancellation);
        }
    }

    /// <summary>Asks for the health that the file defines.</summary>
    private static async Task<bool> IsWellAsync(ContainerEngine engine, ComposeService service, CancellationToken cancellation)
    {
        var output = await AskAsync(engine, service.File, ["ps", "--all", "--format", "json", service.Name], "look at", cancellation);
        // One array, or one object a line: engines differ.
        var text = output.TrimStart().StartsWith('[') ? output : $"[{string.Join(',', output.Split('\n', StringSplitOptions.RemoveEmptyEntries))}]";
        using var json = ParsePs(text, service, engine);
        if (json.RootElement.EnumerateArray().FirstOrDefault() is not { ValueKind: JsonValueKind.Object } container) return false;
        var (state, health, status) = (Text(container, "State"), Text(container, "Health"), Text(container, "Status"));
        if (state is "exited" or "dead") throw await NotHealthyAsync(engine, service, $"It ended: {status}", cancellation);
        if (health == "unhealthy" || status.Contains("(unhealthy)", StringComparison.Ordinal)) throw await NotHealthyAsync(engine, service, "Its health check fails.", cancellation);
        return state == "running" && (!service.HasHealthCheck || health == "healthy" || status.Contains("(healthy)", StringComparison.Ordinal));
    }

    private static JsonDocument ParsePs(string text, ComposeService service, ContainerEngine engine)
    {
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException strange)
        {
            throw new ServerException("compose-failed", $"{engine.Name} does not tell how the service is in a way that is known", strange) { Detail = text.Length > 300 ? text[..300] : text, Where = [service.File] };
        }
    }

    private static string Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.ToString() : "";

    /// <summary>The server behind the published port, as soon as it lets this role in: PostgreSQL's image starts it once for itself first.</summary>
    private async Task<RunningServer?> AnswerAsync(ContainerEngine engine, ComposeService service, CancellationToken cancellation)
    {
        var published = (await AskAsync(engine, service.File, ["port", service.Name, "5432"], "find the port of", cancellation)).Trim();
        if (!int.TryParse(published[(published.LastIndexOf(':') + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port)) return null;
        var state = new ComposeState { Engine = engine.Name, File = service.File, Service = service.Name, User = service.User, Password = service.Password, Port = port, MajorVersion = 0 };
        try
        {
            await using var connection = new NpgsqlConnection($"{Running(state, default).ConnectionString("postgres")};Pooling=false;Timeout=5");
            await connection.OpenAsync(cancellation);
            await using var command = new NpgsqlCommand("select pg_postmaster_start_time()", connection);
            var since = new DateTimeOffset((DateTime)(await command.ExecuteScalarAsync(cancellation))!, TimeSpan.Zero);
            state = state with { MajorVersion = connection.PostgreSqlVersion.Major };
            state.Write(root);
            return Running(state, since);
        }
        catch (PostgresException refused) when (refused.SqlState is PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification)
        {
            throw new ServerException("login-refused", $"the server of service \"{service.Name}\" refuses its own password", refused)
            {
                Detail = "POSTGRES_PASSWORD counts only when the data is made; the volume has another one.",
                Where = [service.File],
                Hint = "Put the old password back, or remove the volume.",
            };
        }
        catch (NpgsqlException)
        {
            return null; // it starts
        }
    }

    private static RunningServer Running(ComposeState state, DateTimeOffset since) => new()
    {
        Port = state.Port,
        Pid = 0,
        Since = since,
        MajorVersion = state.MajorVersion,
        User = state.User,
        Password = state.Password,
        Container = state.Title,
    };

    private static async Task<string> AskAsync(ContainerEngine engine, string file, string[] arguments, string done, CancellationToken cancellation)
    {
        var result = await engine.RunAsync(file, arguments, cancellation);
        return result.Succeeded ? result.Output : throw new ServerException("compose-failed", $"{engine.Name} could not {done} the service")
        {
            Detail = result.Excerpt,
            Where = [file],
            Hint = $"Try `{engine.Name} compose {arguments[0]}` yourself; often its daemon does not run.",
        };
    }

    private static async Task<ServerException> NotHealthyAsync(ContainerEngine engine, ComposeService service, string why, CancellationToken cancellation)
    {
        var log = await engine.RunAsync(service.File, ["logs", "--no-log-prefix", "--tail", "10", service.Name], cancellation);
        return new ServerException("compose-not-healthy", $"service \"{service.Name}\" is not well")
        {
            Detail = $"{why}\n{log.Output.Trim()}".Trim().Replace(service.Password.Length > 0 ? service.Password : "\u0001", "***", StringComparison.Ordinal),
            Where = [service.File],
            State = "Its container was left as it is.",
            Hint = $"Look at `{engine.Name} compose logs {service.Name}`.",
        };
    }
}
