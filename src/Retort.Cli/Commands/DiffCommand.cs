using System.CommandLine;
using Retort.Cli.Output;
using Retort.Cli.Parsing;
using Retort.Workspaces;
using Retort.Workspaces.Schemas;

namespace Retort.Cli.Commands;

/// <summary><c>retort diff</c>.</summary>
internal sealed class DiffCommand : Verb
{
    private readonly Option<string[]> from = new("--from") { AllowMultipleArgumentsPerToken = true, HelpName = "schema", Description = "What there is: `live`, `model`, an address, SQL files, or a revision, e.g. `head` [default: live]" };
    private readonly Option<string[]> to = new("--to") { AllowMultipleArgumentsPerToken = true, HelpName = "schema", Description = "What there should be, named likewise [default: model]" };
    private readonly Option<bool> sql = new("--sql") { Description = "Print a script that psql runs" };
    private readonly Option<bool> exitCode = new("--exit-code") { Description = "Exit with 3 when something differs" };

    public DiffCommand(string name, string description)
        : base(name, description)
    {
        foreach (var option in (Option[])[from, to, sql, exitCode]) Options.Add(option);
    }

    public override ValueList<string> Examples =>
    [
        "retort diff",
        "retort diff --from head --to model",
        "retort diff --from postgresql://db/old --to schema/*.sql --sql > change.sql",
    ];

    public override async Task<ExitCode> RunAsync(Invocation invocation)
    {
        var before = SchemaSpec.Parse(invocation.Value(from) is { Length: > 0 } there ? there : ["live"], invocation.Folder);
        var after = SchemaSpec.Parse(invocation.Value(to) is { Length: > 0 } wanted ? wanted : ["model"], invocation.Folder);
        var report = await Database(invocation, before, after).DiffAsync(before, after, invocation.Cancellation);
        VersionNote.Write(invocation, report.ServerVersions, report.IsOfOneSpelling);
        foreach (var table in report.LosesRows) invocation.Terminal.Warning($"every row of {table} is lost: the table cannot be changed in place");
        NotComparedNotes.Write(invocation, report.NotModelled);
        if (invocation.IsJson) JsonOutput.Write(invocation.Terminal, [report]);
        else if (invocation.Value(sql)) invocation.Terminal.Text(report.Script);
        else DiffText.Write(invocation.Terminal, report);
        return invocation.Value(exitCode) && report.Statements.Count > 0 ? ExitCode.CheckSaysNo : ExitCode.Done;
    }

    /// <summary>Two addresses need no workspace: any folder will do.</summary>
    private static WorkspaceDatabase Database(Invocation invocation, SchemaSpec before, SchemaSpec after) =>
        before is SchemaSpec.Address address && after is SchemaSpec.Address && invocation.Names.Count == 0
            ? Workspace.Without(invocation.Folder, address.Url).Databases[0]
            : invocation.One();
}
