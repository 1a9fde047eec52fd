using System.CommandLine;
using Retort.Cli.Output;

namespace Retort.Cli.Parsing;

/// <summary>The options that every verb takes.</summary>
internal sealed class GlobalOptions
{
    public Option<string[]> Database { get; } = new("--database", "-d")
    {
        HelpName = "name",
        Description = "Database of the workspace, or several [default: all, or the only one]",
        Recursive = true,
    };

    public Option<string> Url { get; } = new("--url")
    {
        HelpName = "url",
        Description = "Address to use instead of the configured one [env: DATABASE_URL]",
        Recursive = true,
    };

    public Option<string> Folder { get; } = new("--directory", "-C")
    {
        HelpName = "folder",
        Description = "Work as if started in <folder>",
        Recursive = true,
    };

    public Option<bool> Json { get; } = new("--json") { Description = "Print the report as one JSON document", Recursive = true };

    public Option<bool> Verbose { get; } = new("--verbose", "-v") { Description = "Show the SQL and more detail", Recursive = true };

    public Option<bool> Quiet { get; } = new("--quiet", "-q") { Description = "Print data and errors only", Recursive = true };

    public Option<LogFormat?> Log { get; } = new("--log")
    {
        HelpName = "format",
        Description = "Write what runs do to stderr as well, a record a line: `json`",
        Recursive = true,
    };

    public Option<ColorChoice> Color { get; } = new("--color")
    {
        HelpName = "when",
        Description = "`auto`, `always` or `never` [default: auto] [env: NO_COLOR]",
        Recursive = true,
    };

    public Option<bool> Help { get; } = new("--help", "-h", "-?") { Description = "Show help", Recursive = true };

    public Option<bool> Version { get; } = new("--version") { Description = "Show the version" };

    /// <summary>All of them, in the order of the help.</summary>
    public ValueList<Option> All => [Database, Url, Folder, Json, Verbose, Quiet, Log, Color, Help, Version];
}
