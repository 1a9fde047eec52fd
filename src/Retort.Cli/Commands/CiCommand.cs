using System.CommandLine;
using Retort.Cli.Output;
using Retort.Cli.Parsing;
using Retort.Workspaces;
using Retort.Workspaces.Checks;
using Retort.Workspaces.Proofs;

namespace Retort.Cli.Commands;

/// <summary><c>retort ci</c>.</summary>
internal sealed class CiCommand : Verb
{
    private readonly Argument<string> range = new("range") { Arity = ArgumentArity.ZeroOrOne, Description = "Revisions, e.g. `-1:`, `ae10:head` [default: all]" };
    private readonly Option<bool> data = new("--data") { Description = "Fill the tables with generated rows before revisions run" };
    private readonly Option<string> format = new("--format") { HelpName = "form", Description = "`text`, `json`, or `github` for annotations at file and line [default: text]" };

    public CiCommand(string name, string description)
        : base(name, description)
    {
        Arguments.Add(range);
        foreach (var option in (Option[])[data, format]) Options.Add(option);
    }

    public override ValueList<string> Examples => ["retort ci", "retort ci -1: --format github", "retort ci --data --json"];

    public override async Task<ExitCode> RunAsync(Invocation invocation)
    {
        var form = invocation.IsJson ? "json" : invocation.Value(format) ?? "text";
        if (form is not ("text" or "json" or "github")) throw new UsageException($"there is no format \"{form}\"") { Hint = "Write `--format github`, `json` or `text`." };
        var request = new VerifyRequest { Range = invocation.Value(range), Data = invocation.Value(data) };
        var reports = new List<CiReport>();
        foreach (var database in invocation.All()) reports.Add(await database.CiAsync(request, invocation.Cancellation));
        if (form == "json") JsonOutput.Write(invocation.Terminal, reports.ToValueList());
        else if (form == "github") CiAnnotations.Write(invocation.Terminal, reports);
        else CiText.Write(invocation.Terminal, reports, invocation.IsVerbose);
        return reports.All(report => report.IsClean) ? ExitCode.Done : ExitCode.CheckSaysNo;
    }
}
