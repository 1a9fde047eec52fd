using System.CommandLine;
using Retort.Cli.Output;
using Retort.Cli.Parsing;
using Retort.Workspaces.Snapshots;

namespace Retort.Cli.Commands;

/// <summary><c>retort db snapshot restore</c>.</summary>
internal sealed class DbSnapshotRestoreCommand : Verb
{
    private readonly Argument<string> name = new("name") { Description = "What it is called" };
    private readonly Option<bool> force = new("--force") { Description = "Cut the connections that are in the way" };
    private readonly Option<bool> yes = new("--yes", "-y") { Description = "Do not ask" };

    public DbSnapshotRestoreCommand()
        : base("restore", "Put a copy of what was saved in the database's place")
    {
        Arguments.Add(name);
        Options.Add(force);
        Options.Add(yes);
    }

    public override ValueList<string> Examples => ["retort db snapshot restore before-merge", "retort db snapshot restore monday -d auth --yes"];

    public override async Task<ExitCode> RunAsync(Invocation invocation)
    {
        var databases = invocation.All();
        await Consent.AskAsync(invocation, invocation.Value(yes), $"Replace {string.Join(" and ", databases.Select(database => database.Url.Database))} with what was saved, and lose what is in it now");
        var reports = new List<SnapshotReport>();
        foreach (var database in databases) reports.Add(await database.RestoreSnapshotAsync(invocation.Value(name)!, invocation.Value(force), invocation.Cancellation));
        SnapshotText.Write(invocation, "Restored", reports);
        return ExitCode.Done;
    }
}
