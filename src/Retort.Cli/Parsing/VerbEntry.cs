using System.CommandLine;

namespace Retort.Cli.Parsing;

/// <summary>A verb's line in the help; the verb itself is only made when it is asked for.</summary>
internal sealed record VerbEntry(string Name, string Description, string Group, Func<string, string, Command> Make)
{
    public Command Create() => Make(Name, Description);
}
