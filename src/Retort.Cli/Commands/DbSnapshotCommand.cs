using System.CommandLine;

namespace Retort.Cli.Commands;

/// <summary><c>retort db snapshot</c>.</summary>
internal sealed class DbSnapshotCommand : Command
{
    public DbSnapshotCommand()
        : base("snapshot", "Put a database aside before a risky step, and take it back")
    {
        Subcommands.Add(new DbSnapshotSaveCommand());
        Subcommands.Add(new DbSnapshotRestoreCommand());
        Subcommands.Add(new DbSnapshotListCommand());
        Subcommands.Add(new DbSnapshotDeleteCommand());
    }
}
