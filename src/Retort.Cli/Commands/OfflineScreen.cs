using Retort.Cli.Parsing;
using Retort.Workspaces;
using Retort.Workspaces.Histories;
using Retort.Workspaces.Runs;

namespace Retort.Cli.Commands;

/// <summary><c>--sql</c>: the scripts go to stdout and no database is touched.</summary>
internal static class OfflineScreen
{
    public static async Task<ExitCode> RunAsync(Invocation invocation, ValueList<WorkspaceDatabase> databases, MigrationRequest request)
    {
        if (databases.Count > 1) throw new UsageException("`--sql` writes a script for one database") { Hint = $"Add `-d {databases[0].Name}`." };
        CheckNoJson(invocation);
        foreach (var database in databases) invocation.Terminal.Out.Write(await database.ScriptAsync(request, invocation.Cancellation));
        return ExitCode.Done;
    }

    public static ExitCode Show(Invocation invocation, WorkspaceDatabase database, StampRequest request)
    {
        CheckNoJson(invocation);
        invocation.Terminal.Out.Write(database.Script(request));
        return ExitCode.Done;
    }

    private static void CheckNoJson(Invocation invocation)
    {
        if (invocation.IsJson) throw new UsageException("`--sql` and `--json` exclude each other");
    }
}
