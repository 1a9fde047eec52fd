using System.CommandLine;
using Retort.Cli.Output;
using Retort.Cli.Parsing;
using Retort.Revisions;
using Retort.Workspaces;
using Retort.Workspaces.Reports;

namespace Retort.Cli.Commands;

/// <summary><c>retort show</c>.</summary>
internal sealed class ShowCommand : Verb
{
    private readonly Argument<string> revision = new("revision") { Description = "Revision to show, e.g. `ae10f2`, `head` [default: head]", Arity = ArgumentArity.ZeroOrOne };

    private readonly Option<bool> ledger = new("--ledger") { Description = "Print the file as the database applied it" };

    public ShowCommand(string name, string description)
        : base(name, description)
    {
        Arguments.Add(revision);
        Options.Add(ledger);
    }

    public override ValueList<string> Examples => ["retort show", "retort show 9d22e1", "retort show -d auth head --json", "retort show 9d22e1 --ledger > migrations/9d22e1.sql"];

    public override async Task<ExitCode> RunAsync(Invocation invocation)
    {
        if (invocation.Value(ledger))
        {
            if (invocation.IsJson) throw new UsageException("`--ledger` prints a file, not JSON") { Hint = "`retort history -i --json` tells who applied what." };
            var name = invocation.Value(revision) ?? throw new UsageException("`--ledger` needs the id of a revision") { Hint = "Run `retort history -i` to see what the database has." };
            invocation.Terminal.Text(RevisionFile.Format(await invocation.One().FromLedgerAsync(name, invocation.Cancellation)));
            return ExitCode.Done;
        }

        var reports = invocation.Workspace.Show(invocation.Value(revision) ?? "head");
        if (invocation.IsJson) JsonOutput.Write(invocation.Terminal, reports);
        else RevisionText.Write(invocation.Terminal, reports);
        return ExitCode.Done;
    }
}
