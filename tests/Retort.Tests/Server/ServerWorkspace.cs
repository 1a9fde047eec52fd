using System.Diagnostics;
using System.Runtime.Versioning;
using Npgsql;
using Retort.Configuration;
using Retort.Server;

namespace Retort.Tests.Server;

/// <summary>A temporary folder with a local server that is removed at the end.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class ServerWorkspace : IAsyncDisposable
{
    public ServerWorkspace()
    {
        // Everybody may enter, as a workspace usually allows; a temporary folder does not.
        Folder = Directory.CreateTempSubdirectory("retort_server_").FullName;
        File.SetUnixFileMode(Folder, File.GetUnixFileMode(Folder) | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        Root = Path.Combine(Folder, ".retort", "server");
        Local = With();
    }

    public string Folder { get; }

    public string Root { get; }

    public LocalServer Local { get; }

    public LocalServer With(ServerConfiguration? configuration = null) => new(Root, configuration);

    public static async Task<object?> AskAsync(RunningServer server, string query, string database = "postgres")
    {
        await using var connection = new NpgsqlConnection($"{server.ConnectionString(database)};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(query, connection);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>What happens to a server when the machine loses its power, or to one that runs out of memory.</summary>
    public static async Task KillAsync(int pid)
    {
        using var process = Process.GetProcessById(pid);
        process.Kill();
        for (var i = 0; i < 200 && !await IsGoneAsync(pid); i++) await Task.Delay(10);
    }

    public static async Task<bool> IsGoneAsync(int pid)
    {
        try
        {
            var state = await File.ReadAllTextAsync($"/proc/{pid}/stat");
            return state.Contains(") Z", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return true;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Local.DestroyAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
