using System.CommandLine;
using Retort.Cli.Output;
using Retort.Cli.Parsing;
using Retort.Workspaces;
using Retort.Workspaces.Histories;

namespace Retort.Cli.Commands;

/// <summary><c>retort adopt</c>.</summary>
internal sealed class AdoptCommand : Verb
{
    private readonly Option<string> message = new("--message", "-m") { HelpName = "text", Description = "What the baseline is, in one line" };
    private readonly Option<string> id = new("--rev-id") { HelpName = "id", Description = "The baseline's id, instead of a random one" };
    private readonly Option<bool> noPrivileges = new("--no-privileges") { Description = "Leave GRANTs out, whose roles other servers may not have" };

    public AdoptCommand(string name, string description)
        : base(name, description)
    {
        foreach (var option in (Option[])[message, id, noPrivileges]) Options.Add(option);
    }

    public override ValueList<string> Examples => ["retort adopt", "retort adopt -d auth -m \"what Alembic built\" --no-privileges"];

    public override async Task<ExitCode> RunAsync(Invocation invocation)
    {
        var request = new AdoptRequest { Message = invocation.Value(message), Id = invocation.Value(id), NoPrivileges = invocation.Value(noPrivileges) };
        var report = await invocation.One().AdoptAsync(request, invocation.Cancellation);
        NotComparedNotes.Write(invocation, report.NotModelled);
        if (invocation.IsJson) JsonOutput.Write(invocation.Terminal, [report]);
        else AdoptText.Write(invocation.Terminal, report, invocation.IsVerbose);
        return ExitCode.Done;
    }
}
