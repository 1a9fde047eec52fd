using Retort.Cli.Output;
using Retort.Cli.Parsing;
using Retort.Errors;
using Retort.Execution;
using Retort.Execution.Events;
using Retort.Workspaces;
using Retort.Workspaces.Runs;

namespace Retort.Cli.Commands;

/// <summary>Moves one database after the other and shows it; the first failure ends it.</summary>
internal sealed class MigrationScreen(Invocation invocation)
{
    private readonly List<MigrationReport> reports = [];
    private readonly List<RunEvent> events = [];

    public async Task<ExitCode> RunAsync(ValueList<WorkspaceDatabase> databases, MigrationRequest request)
    {
        foreach (var database in databases)
        {
            events.Clear();
            try
            {
                reports.Add(invocation.IsJson ? await MigrateAsync(database, request with { Observer = events.Add }) : await ShowAsync(database, request));
            }
            catch (Exception error) when (invocation.IsJson && Failure.From(error, invocation.Cancellation) is var failure)
            {
                // What was done before the failure belongs to the report.
                if (events.Count > 0) reports.Add(database.Report(request, RunReport.Fold(events)));
                JsonOutput.Write(invocation.Terminal, reports.ToValueList(), failure.Error);
                ErrorText.Write(invocation.Terminal, failure.Error);
                return failure.ExitCode;
            }
        }

        if (invocation.IsJson) JsonOutput.Write(invocation.Terminal, reports.ToValueList());
        return ExitCode.Done;
    }

    private async Task<MigrationReport> ShowAsync(WorkspaceDatabase database, MigrationRequest request)
    {
        using var text = new MigrationText(invocation.Terminal, database.Name, request, invocation.IsVerbose ? Sql : null);
        var report = await MigrateAsync(database, request with { Observer = text.Show });
        text.End(report);
        return report;

        string? Sql(string id) => database.Graph.Find(id) is { } revision ? (request.IsDowngrade ? revision.Downgrade : revision.Upgrade)?.Text : null;
    }

    private async Task<MigrationReport> MigrateAsync(WorkspaceDatabase database, MigrationRequest request)
    {
        try
        {
            return await database.MigrateAsync(request, invocation.Cancellation);
        }
        catch (ServerException missing) when (missing.Code == "database-missing" && !request.IsDowngrade && invocation.Terminal.IsInteractive)
        {
            if (!await OfferAsync(database)) throw;
            return await database.MigrateAsync(request with { Create = true }, invocation.Cancellation);
        }
    }

    private Task<bool> OfferAsync(WorkspaceDatabase database) =>
        invocation.Terminal.ConfirmAsync($"The database {database.Url.Database} does not exist at {database.Url.Display}. Create it?", invocation.Cancellation);
}
