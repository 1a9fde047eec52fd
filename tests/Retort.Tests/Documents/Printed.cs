namespace Retort.Tests.Documents;

/// <summary>What a command printed and how it ended.</summary>
internal sealed record Printed(int ExitCode, string Output, string Errors)
{
    /// <summary>What a page may show of it: its data, or all; of what failed, the error.</summary>
    public string[] Forms => ExitCode is 0 or 3 ? [Output, Errors + Output, Output + Errors] : [Errors, Output + Errors];

    public override string ToString() => $"exit code {ExitCode}\n{Output}{Errors}";
}
