using System.Text.RegularExpressions;

namespace Retort.Server.Compose;

/// <summary>A program that brings up what a compose file says.</summary>
/// <param name="Command">Its words, before those that are meant for it.</param>
/// <param name="Version">What it says of itself.</param>
/// <param name="WritesJson">Whether it shows a file as JSON: Docker Compose since its second version.</param>
internal sealed partial record ComposeTool(ValueList<string> Command, string Version, bool WritesJson)
{
    /// <summary>For people: <c>docker compose</c>, <c>podman-compose</c>.</summary>
    public string Name => string.Join(' ', Command.Take(2).Where(word => !word.StartsWith('-')).Select(Path.GetFileNameWithoutExtension));

    /// <summary>Asks a program what it is; what it said where it is none.</summary>
    public static async Task<(ComposeTool? Tool, string Refusal)> TryAsync(string[] command, CancellationToken cancellation)
    {
        var result = await ProgramRunner.RunAsync([.. command, "version"], cancellationToken: cancellation);
        // Podman names the program that it hands over to among the errors.
        var line = result.Output.Split('\n').FirstOrDefault(line => line.Contains("compos", StringComparison.OrdinalIgnoreCase) && Number().IsMatch(line));
        return result.Succeeded && line is not null
            ? (new ComposeTool(command.ToValueList(), Number().Match(line).Value, line.StartsWith("Docker Compose", StringComparison.Ordinal)), "")
            : (null, $"{string.Join(' ', command)}: {Words(result).TrimEnd()}");
    }

    /// <summary>The last lines of what it wrote, without its own account of what it calls: that has the environment of the containers in it.</summary>
    public static string Words(ProgramResult result)
    {
        var lines = $"{result.Output}\n{result.Errors}".Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return string.Join('\n', lines.Where(line => !Chatter().IsMatch(line)).TakeLast(6));
    }

    [GeneratedRegex(@"\d+\.\d+(\.\d+)?")]
    private static partial Regex Number();

    /// <summary>What podman-compose tells of its doings.</summary>
    [GeneratedRegex(@"^(\S*podman |\['\S*podman'|\*\* |exit code: |using podman version|recreating: |>>>> )|^\x1b|^time=\S+ level=warning")]
    private static partial Regex Chatter();
}
