using System.CommandLine;
using Retort.Cli.Parsing;

namespace Retort.Cli.Commands;

/// <summary><c>retort db</c>: the verbs of the local server.</summary>
internal sealed class DbCommand : Command
{
    public DbCommand(string name, string description)
        : base(name, description)
    {
        Subcommands.Add(new DbStartCommand());
        Subcommands.Add(new DbStopCommand());
        Subcommands.Add(new DbStatusCommand());
        Subcommands.Add(new DbLogsCommand());
        Subcommands.Add(new DbPsqlCommand());
        Subcommands.Add(new DbCreateCommand());
        Subcommands.Add(new DbUrlCommand());
        Subcommands.Add(new DbBranchCommand());
        Subcommands.Add(new DbSnapshotCommand());
        Subcommands.Add(new DbSeedCommand());
        Subcommands.Add(new DbBackupCommand());
        Subcommands.Add(new DbRestoreCommand());
        Subcommands.Add(new DbCleanCommand());
        Subcommands.Add(new DbWipeCommand());
        Subcommands.Add(new DbTeardownCommand());
    }
}
