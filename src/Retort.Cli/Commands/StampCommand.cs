using System.CommandLine;
using Retort.Cli.Output;
using Retort.Cli.Parsing;
using Retort.Workspaces;
using Retort.Workspaces.Histories;

namespace Retort.Cli.Commands;

/// <summary><c>retort stamp</c>.</summary>
internal sealed class StampCommand : Verb
{
    private readonly Argument<string[]> revisions = new("revision") { Description = "Revisions that the database is at, e.g. `head`, `base`", Arity = ArgumentArity.OneOrMore };
    private readonly Option<bool> sql = new("--sql") { Description = "Print the SQL instead of running it; `a:b` says where the database is" };
    private readonly Option<bool> purge = new("--purge") { Description = "Forget what is recorded first, also revisions without a file" };

    public StampCommand(string name, string description)
        : base(name, description)
    {
        Arguments.Add(revisions);
        Options.Add(purge);
        Options.Add(sql);
    }

    public override ValueList<string> Examples => ["retort stamp head", "retort stamp ae10f2 --purge", "retort stamp -d auth base", "retort stamp ae10f2:head --sql > stamp.sql"];

    public override async Task<ExitCode> RunAsync(Invocation invocation)
    {
        var request = new StampRequest { Targets = invocation.Value(revisions)!.ToValueList(), Purge = invocation.Value(purge) };
        if (invocation.Value(sql)) return OfflineScreen.Show(invocation, invocation.One(), request);
        var report = await invocation.One().StampAsync(request, invocation.Cancellation);
        if (invocation.IsJson) JsonOutput.Write(invocation.Terminal, [report]);
        else MigrationText.WriteStamped(invocation.Terminal, report);
        return ExitCode.Done;
    }
}
