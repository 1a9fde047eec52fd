using System.CommandLine;

namespace Retort.Cli.Commands;

/// <summary><c>retort db branch</c>: the databases of git branches.</summary>
internal sealed class DbBranchCommand : Command
{
    public DbBranchCommand()
        : base("branch", "See and change the databases of git branches")
    {
        Subcommands.Add(new DbBranchListCommand());
        Subcommands.Add(new DbBranchCreateCommand());
        Subcommands.Add(new DbBranchResetCommand());
        Subcommands.Add(new DbBranchDeleteCommand());
        Subcommands.Add(new DbBranchPruneCommand());
        Subcommands.Add(new DbBranchDiffCommand());
        Subcommands.Add(new DbBranchHookCommand());
    }
}
