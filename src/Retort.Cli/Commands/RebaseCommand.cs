using System.CommandLine;
using Retort.Cli.Output;
using Retort.Cli.Parsing;
using Retort.Errors;
using Retort.Workspaces.Histories;

namespace Retort.Cli.Commands;

/// <summary><c>retort rebase</c>.</summary>
internal sealed class RebaseCommand : Verb
{
    private readonly Option<string> onto = new("--onto") { HelpName = "revision", Description = "What yours shall build on [default: the head of the main branch]" };
    private readonly Option<bool> move = new("--move") { Description = "Undo them first in a database on this machine that has them, and upgrade it afterwards" };
    private readonly Option<bool> dryRun = new("--dry-run") { Description = "Show and prove the new order, and write nothing" };

    public RebaseCommand(string name, string description)
        : base(name, description)
    {
        foreach (var option in (Option[])[onto, move, dryRun]) Options.Add(option);
    }

    public override ValueList<string> Examples => ["retort rebase", "retort rebase --dry-run", "retort rebase -d auth --onto 9d22e1 --move"];

    public override async Task<ExitCode> RunAsync(Invocation invocation)
    {
        var request = new RebaseRequest { Onto = invocation.Value(onto), Move = invocation.Value(move), IsDryRun = invocation.Value(dryRun) };
        var report = await RebaseAsync(invocation, request);
        if (invocation.IsJson) JsonOutput.Write(invocation.Terminal, [report]);
        else RebaseText.Write(invocation.Terminal, report);
        return ExitCode.Done;
    }

    /// <summary>A person is asked whether the own database shall come along.</summary>
    private static async Task<RebaseReport> RebaseAsync(Invocation invocation, RebaseRequest request)
    {
        try
        {
            return await invocation.One().RebaseAsync(request, invocation.Cancellation);
        }
        catch (RevisionException applied) when (applied.Code == "applied-here" && invocation.Terminal.IsInteractive)
        {
            var question = $"{char.ToUpperInvariant(applied.Message[0])}{applied.Message[1..]}. Undo it there, rebase, and upgrade the database?";
            if (!await invocation.Terminal.ConfirmAsync(question, invocation.Cancellation)) throw;
            return await invocation.One().RebaseAsync(request with { Move = true }, invocation.Cancellation);
        }
    }
}
