using System.CommandLine;

namespace Retort.Cli.Commands;

/// <summary><c>retort db branch hook</c>.</summary>
internal sealed class DbBranchHookCommand : Command
{
    public DbBranchHookCommand()
        : base("hook", "Let git make the database of a branch when it is checked out")
    {
        Subcommands.Add(new DbBranchHookInstallCommand());
        Subcommands.Add(new DbBranchHookRemoveCommand());
    }
}
