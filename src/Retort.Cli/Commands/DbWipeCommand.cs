using Retort.Cli.Output;
using Retort.Cli.Parsing;
using Retort.Guards;
using Retort.Workspaces;
using Retort.Workspaces.Levels;

namespace Retort.Cli.Commands;

/// <summary><c>retort db wipe</c>.</summary>
internal sealed class DbWipeCommand : Verb
{
    private readonly DestructionOptions destruction = new(Guard.Wipe);

    public DbWipeCommand()
        : base("wipe", "Take all rows; leave schema, reference data and ledger") => destruction.AddTo(this);

    public override ValueList<string> Examples => ["retort db wipe", "retort db wipe -d auth --yes"];

    public override async Task<ExitCode> RunAsync(Invocation invocation)
    {
        var databases = invocation.All();
        var destructions = new List<Destruction>();
        foreach (var database in databases) destructions.Add(await database.LookAsync(invocation.Cancellation));
        var request = await destruction.ConfirmAsync(invocation, "The rows of this are deleted", destructions);
        var reports = new List<WipeReport>();
        foreach (var database in databases)
        {
            var report = await database.WipeAsync(request, invocation.Cancellation);
            if (!invocation.IsJson) WipeText.Write(invocation.Terminal, report);
            reports.Add(report);
        }

        if (invocation.IsJson) JsonOutput.Write(invocation.Terminal, reports.ToValueList());
        return ExitCode.Done;
    }
}
