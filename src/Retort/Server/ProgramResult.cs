namespace Retort.Server;

/// <summary>What a program that ended left behind; output and errors as one text each.</summary>
internal sealed record ProgramResult(int ExitCode, string Output, string Errors)
{
    public bool Succeeded => ExitCode == 0;

    /// <summary>The last lines that it wrote, for an error's detail.</summary>
    public string Excerpt => string.Join('\n', $"{Output}\n{Errors}".Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).TakeLast(6));
}
