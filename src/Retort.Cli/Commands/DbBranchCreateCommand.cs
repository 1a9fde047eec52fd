using Retort.Cli.Output;
using Retort.Cli.Parsing;
using Retort.Workspaces.Branches;

namespace Retort.Cli.Commands;

/// <summary><c>retort db branch create</c>.</summary>
internal sealed class DbBranchCreateCommand : Verb
{
    private readonly BranchOptions options = new();

    public DbBranchCreateCommand()
        : base("create", "Make the database of the branch that is checked out, now instead of at its first use") => options.AddTo(this);

    public override ValueList<string> Examples => ["retort db branch create", "retort db branch create --from develop", "retort db branch create -d auth --empty"];

    public override async Task<ExitCode> RunAsync(Invocation invocation)
    {
        var made = new List<BranchMade>();
        foreach (var database in BranchDatabases.Of(invocation))
        {
            if (await database.CreateBranchAsync(options.Read(invocation), invocation.Cancellation) is { } one) made.Add(one);
            else invocation.Terminal.Note($"{database.Url.Database} exists already");
        }

        if (invocation.IsJson) JsonOutput.Write(invocation.Terminal, made.ToValueList());
        else BranchListText.WriteMade(invocation.Terminal, made);
        return ExitCode.Done;
    }
}
