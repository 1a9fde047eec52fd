using System.CommandLine;
using Retort.Cli.Output;
using Retort.Cli.Parsing;
using Retort.Workspaces.Branches;

namespace Retort.Cli.Commands;

/// <summary><c>retort db branch diff</c>.</summary>
internal sealed class DbBranchDiffCommand : Verb
{
    private readonly Argument<string> branch = new("branch") { Description = "The other branch [default: the one whose database was copied]", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<bool> exitCode = new("--exit-code") { Description = "Exit with 3 when something differs" };

    public DbBranchDiffCommand()
        : base("diff", "Show what leads from another branch's schema to this one's")
    {
        Arguments.Add(branch);
        Options.Add(exitCode);
    }

    public override ValueList<string> Examples => ["retort db branch diff", "retort db branch diff develop -d auth --json"];

    public override async Task<ExitCode> RunAsync(Invocation invocation)
    {
        var report = await invocation.One().DiffBranchAsync(invocation.Value(branch), invocation.Cancellation);
        NotComparedNotes.Write(invocation, report.NotModelled);
        if (invocation.IsJson) JsonOutput.Write(invocation.Terminal, [report]);
        else DiffText.Write(invocation.Terminal, report);
        return invocation.Value(exitCode) && report.Statements.Count > 0 ? ExitCode.CheckSaysNo : ExitCode.Done;
    }
}
