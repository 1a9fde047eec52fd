using System.CommandLine;

namespace Retort.Cli.Commands;

/// <summary><c>retort fleet</c>: one history, many databases.</summary>
internal sealed class FleetCommand : Command
{
    public FleetCommand(string name, string description)
        : base(name, description) => Subcommands.Add(new FleetUpgradeCommand());
}
