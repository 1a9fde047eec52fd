using System.CommandLine;
using Retort.Cli.Output;
using Retort.Cli.Parsing;
using Retort.Workspaces;
using Retort.Workspaces.Schemas;

namespace Retort.Cli.Commands;

/// <summary><c>retort drift</c>.</summary>
internal sealed class DriftCommand : Verb
{
    private readonly Option<bool> adopt = new("--adopt") { Description = "Write what differs as a revision, and record that the database has it" };
    private readonly Option<string> message = new("--message", "-m") { HelpName = "text", Description = "Of that revision, in one line" };
    private readonly Option<string> id = new("--rev-id") { HelpName = "id", Description = "Its id, instead of a random one" };
    private readonly Option<bool> repair = new("--repair") { Description = "Show the way back to the history, and what it would destroy" };
    private readonly Option<bool> yes = new("--yes", "-y") { Description = "Go that way" };
    private readonly Option<string[]> allow = new("--allow") { HelpName = "hazard", Description = "Accept a hazard in a protected database, e.g. `deletes-data`" };
    private readonly Option<bool> noRows = new("--no-rows") { Description = "Leave the rows of reference data out" };

    public DriftCommand(string name, string description)
        : base(name, description)
    {
        foreach (var option in (Option[])[adopt, message, id, repair, yes, allow, noRows]) Options.Add(option);
    }

    public override ValueList<string> Examples => ["retort drift", "retort drift --adopt -m \"index made by hand\"", "retort drift -d auth --repair --yes", "retort drift --json > drift.json"];

    public override async Task<ExitCode> RunAsync(Invocation invocation)
    {
        var request = Request(invocation);
        ValueList<WorkspaceDatabase> databases = request.Adopt || request.Repair ? [invocation.One()] : invocation.All();
        var reports = new List<DriftReport>();
        foreach (var database in databases) reports.Add(await database.DriftAsync(request, invocation.Cancellation));
        foreach (var report in reports)
        {
            VersionNote.Write(invocation, report.ServerVersions, report.IsOfOneSpelling);
            NotComparedNotes.Write(invocation, report.NotModelled);
        }
        if (invocation.IsJson) JsonOutput.Write(invocation.Terminal, reports.ToValueList());
        else foreach (var (report, database) in reports.Zip(databases)) DriftText.Write(invocation.Terminal, report, request, database.Choice);
        return reports.Exists(report => report.HasDrift) ? ExitCode.CheckSaysNo : ExitCode.Done;
    }

    private DriftRequest Request(Invocation invocation)
    {
        var request = new DriftRequest
        {
            Adopt = invocation.Value(adopt),
            Repair = invocation.Value(repair),
            Yes = invocation.Value(yes),
            Allowed = (invocation.Value(allow) ?? []).ToValueList(),
            WithoutRows = invocation.Value(noRows),
            Message = invocation.Value(message),
            Id = invocation.Value(id),
        };
        if (request is { Adopt: true, Repair: true }) throw new UsageException("`--adopt` and `--repair` exclude each other") { Hint = "Adopt what is right in the database, repair what is wrong there." };
        if (!request.Adopt && (request.Message ?? request.Id) is not null) throw new UsageException("`--message` and `--rev-id` are for `--adopt`");
        if (!request.Repair && (request.Yes || request.Allowed.Count > 0)) throw new UsageException("`--yes` and `--allow` are for `--repair`");
        return request;
    }
}
