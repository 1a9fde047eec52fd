using System.Diagnostics;
using System.Globalization;

namespace Retort.Server;

/// <summary>What <c>postmaster.pid</c> says, which a running server keeps in its data folder and a killed one leaves there.</summary>
/// <remarks>Lines: pid, data folder, start time, port, socket folder, listen address, shared memory, state (src/include/utils/pidfile.h).</remarks>
internal sealed record PostmasterFile
{
    private const string Name = "postmaster.pid";

    private string Text { get; init; } = "";

    public required int Pid { get; init; }

    public required DateTimeOffset Since { get; init; }

    public required int Port { get; init; }

    public required bool IsReady { get; init; }

    /// <summary>The file of a data folder; null when there is none or it is only just being written.</summary>
    public static PostmasterFile? Read(string dataFolder)
    {
        var path = Path.Combine(dataFolder, Name);
        try
        {
            return Parse(File.ReadAllText(path));
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Removes the file unless its server is alive: by now its number may be another process's, and an empty one is left by a loss of power. Either would keep postgres from starting.</summary>
    public static void DeleteIfStale(string dataFolder)
    {
        if (Read(dataFolder) is not { } file || !file.IsAlive()) File.Delete(Path.Combine(dataFolder, Name));
    }

    /// <summary>Whether the process with this number is the server that wrote this file: numbers are used again after a restart of the machine.</summary>
    public bool IsAlive()
    {
        if (OperatingSystem.IsLinux()) return IsAliveOnLinux();
        try
        {
            using var process = Process.GetProcessById(Pid);
            return !process.HasExited && process.ProcessName.Contains("postgres", StringComparison.OrdinalIgnoreCase) && process.StartTime < Since.LocalDateTime.AddSeconds(5);
        }
        catch (Exception failure) when (failure is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    /// <summary>Whether the process is over, which is a moment after it has removed this file.</summary>
    public bool HasExited()
    {
        if (!OperatingSystem.IsLinux()) return !IsAlive();
        try
        {
            return !IsServer(File.ReadAllText($"/proc/{Pid}/stat"));
        }
        catch (IOException)
        {
            return true;
        }
    }

    private static PostmasterFile? Parse(string text)
    {
        var lines = text.Split('\n');
        if (lines.Length < 4 || !Number(lines[0], out var pid) || !Number(lines[2], out var since) || !Number(lines[3], out var port)) return null;
        return new PostmasterFile
        {
            Text = text,
            Pid = (int)Math.Abs(pid),
            Since = DateTimeOffset.FromUnixTimeSeconds(since),
            Port = (int)port,
            IsReady = lines.Length > 7 && lines[7].Trim() == "ready",
        };
    }

    /// <summary>The server works in its data folder: through its eyes the file must be this one. Where that is not to be seen, its name must do.</summary>
    private bool IsAliveOnLinux()
    {
        try
        {
            return IsServer(File.ReadAllText($"/proc/{Pid}/stat")) && Fixed(File.ReadAllText($"/proc/{Pid}/cwd/{Name}")).SequenceEqual(Fixed(Text));
        }
        catch (UnauthorizedAccessException)
        {
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>From <c>PID (name) state ...</c>; a zombie is a server no more.</summary>
    private static bool IsServer(string stat) => stat.Contains("(postgres)", StringComparison.Ordinal) && !stat.Contains("(postgres) Z", StringComparison.Ordinal);

    /// <summary>The lines that stay while the server runs.</summary>
    private static IEnumerable<string> Fixed(string text) => text.Split('\n').Take(4);

    private static bool Number(string text, out long number) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
}
