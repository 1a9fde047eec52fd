using System.CommandLine;
using Retort.Cli.Output;
using Retort.Cli.Parsing;
using Retort.Guards;
using Retort.Workspaces;
using Retort.Workspaces.Levels;
using Retort.Workspaces.Runs;

namespace Retort.Cli.Commands;

/// <summary><c>retort db clean</c>.</summary>
internal sealed class DbCleanCommand : Verb
{
    private readonly DestructionOptions destruction = new(Guard.Clean);
    private readonly Option<bool> noSeed = new("--no-seed") { Description = "Leave the new databases without the rows of `\"seed\"`" };

    public DbCleanCommand()
        : base("clean", "Drop databases, make them again, upgrade and seed them")
    {
        destruction.AddTo(this);
        Options.Add(noSeed);
    }

    public override ValueList<string> Examples => ["retort db clean", "retort db clean -d auth --yes --no-seed"];

    public override async Task<ExitCode> RunAsync(Invocation invocation)
    {
        var databases = invocation.All();
        var destructions = new List<Destruction>();
        foreach (var database in databases) destructions.Add(await database.LookAsync(invocation.Cancellation));
        var request = await destruction.ConfirmAsync(invocation, "This is dropped and made again", destructions);
        var reports = new List<CleanReport>();
        foreach (var database in databases)
        {
            var run = new MigrationRequest { Target = "heads" };
            using var text = new MigrationText(invocation.Terminal, database.Name, run, null);
            var report = await database.CleanAsync(request, !invocation.Value(noSeed), invocation.IsJson ? null : text.Show, invocation.Cancellation);
            if (!invocation.IsJson)
            {
                text.End(report.Upgrade);
                foreach (var lost in report.Lost) invocation.Terminal.Warning(lost);
                if (report.Seed is { } seed) SeedText.Write(invocation.Terminal, seed);
            }

            reports.Add(report);
        }

        if (invocation.IsJson) JsonOutput.Write(invocation.Terminal, reports.ToValueList());
        return ExitCode.Done;
    }
}
