using Retort.Errors;

namespace Retort.Cli.Output;

/// <summary>An error as people read it: what, why, where, what state the database is in now, what to do next.</summary>
internal static class ErrorText
{
    public static void Write(Terminal terminal, RetortException error)
    {
        var (to, colors) = (terminal.Error, terminal.ErrorColors);
        to.WriteLine($"{colors.Error("error:")} {error.Message}");
        Write(to, "detail", error.Detail is { } detail ? detail.Split('\n') : []);
        Write(to, "where", error.Where);
        Write(to, "state", error.State is { } state ? state.Split('\n') : []);
        to.WriteLine();
        if (error.Hint is { } hint) to.WriteLine($"  {colors.Accent("hint:")} {hint.Replace("\n", "\n        ")}");
        to.WriteLine($"  code: {error.Code}");
    }

    private static void Write(TextWriter to, string label, IEnumerable<string> lines)
    {
        var prefix = $"{label,8}: ";
        foreach (var line in lines)
        {
            to.WriteLine(prefix + line);
            prefix = new string(' ', 10);
        }
    }
}
