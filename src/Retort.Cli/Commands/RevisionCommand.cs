using System.CommandLine;
using Retort.Cli.Output;
using Retort.Cli.Parsing;
using Retort.Workspaces.Writing;

namespace Retort.Cli.Commands;

/// <summary><c>retort revision</c>.</summary>
internal sealed class RevisionCommand : Verb
{
    private readonly Option<string> message = new("--message", "-m") { HelpName = "text", Description = "What it does, in one line", Required = true };
    private readonly Option<bool> autogenerate = new("--autogenerate") { Description = "Write the statements that lead to the model, and back" };
    private readonly Option<string[]> rename = new("--rename") { HelpName = "old:new", Description = "Say that something was renamed, e.g. `users.name:full_name`" };
    private readonly Option<bool> offline = new("--offline-ok") { Description = "Write the short form: nobody uses the tables meanwhile" };
    private readonly Option<bool> expand = new("--expand-contract") { Description = "Make three revisions of one rename or change of type, for old and new code side by side" };
    private readonly Option<string> type = new("--type") { HelpName = "column:type", Description = "With --expand-contract: the new type, e.g. `users.age:bigint`" };
    private readonly Option<bool> empty = new("--empty") { Description = "Leave the statements to you [default]" };
    private readonly Option<string> head = new("--head") { HelpName = "revision", Description = "What it builds on, e.g. `head`, `base`, `billing@head` [default: head]" };
    private readonly Option<bool> splice = new("--splice") { Description = "Let --head be a revision that has a child already" };
    private readonly Option<string[]> label = new("--branch-label") { HelpName = "label", Description = "Name of the branch that begins here" };
    private readonly Option<string[]> dependsOn = new("--depends-on") { HelpName = "revision", Description = "Revision that must be applied before, without being a parent" };
    private readonly Option<string> format = new("--format") { HelpName = "form", Description = "`sql`, or inside a program `csharp` [default: sql]" };
    private readonly Option<string> id = new("--rev-id") { HelpName = "id", Description = "Its id, instead of a random one" };

    public RevisionCommand(string name, string description)
        : base(name, description)
    {
        foreach (var option in (Option[])[message, autogenerate, rename, offline, expand, type, empty, head, splice, label, dependsOn, format, id]) Options.Add(option);
    }

    public override ValueList<string> Examples =>
    [
        "retort revision --autogenerate -m \"add language to users\"",
        "retort revision --autogenerate -m \"rename users\" --rename users:people",
        "retort revision --expand-contract -m \"name users in full\" --rename users.name:full_name",
        "retort revision -m \"copy names\" --head billing@head",
    ];

    public override async Task<ExitCode> RunAsync(Invocation invocation)
    {
        if (invocation.Value(expand)) return await ExpandAsync(invocation);
        var report = await invocation.One().NewRevisionAsync(Request(invocation), invocation.Cancellation);
        NotComparedNotes.Write(invocation, report.NotModelled);
        if (invocation.IsJson) JsonOutput.Write(invocation.Terminal, [report]);
        else NewRevisionText.Write(invocation.Terminal, report, invocation.IsVerbose);
        return ExitCode.Done;
    }

    private async Task<ExitCode> ExpandAsync(Invocation invocation)
    {
        var request = Request(invocation);
        if (request.Renames.Count + (request.Type is null ? 0 : 1) != 1)
            throw new UsageException("`--expand-contract` is about one column") { Hint = "Add `--rename users.name:full_name` or `--type users.age:bigint`." };
        var reports = await invocation.One().ExpandContractAsync(request, invocation.Cancellation);
        if (invocation.IsJson) JsonOutput.Write(invocation.Terminal, reports);
        else foreach (var report in reports) NewRevisionText.Write(invocation.Terminal, report, invocation.IsVerbose);
        return ExitCode.Done;
    }

    private NewRevisionRequest Request(Invocation invocation) => new()
    {
        Message = invocation.Value(message)!,
        Autogenerate = invocation.Value(autogenerate),
        Offline = invocation.Value(offline),
        ExpandContract = invocation.Value(expand),
        Type = invocation.Value(type),
        Renames = (invocation.Value(rename) ?? []).ToValueList(),
        Head = invocation.Value(head),
        Splice = invocation.Value(splice),
        Labels = (invocation.Value(label) ?? []).ToValueList(),
        DependsOn = (invocation.Value(dependsOn) ?? []).ToValueList(),
        Id = invocation.Value(id),
        AsClass = invocation.Value(format) switch
        {
            null or "sql" => false,
            "csharp" => true,
            var other => throw new UsageException($"option \"--format\" does not take \"{other}\"") { Hint = "Write `--format sql` or `--format csharp`." },
        },
    };
}
