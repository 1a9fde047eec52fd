using Retort.Cli.Output;
using Retort.Cli.Parsing;
using Retort.Workspaces;
using Retort.Workspaces.Branches;

namespace Retort.Cli.Commands;

/// <summary><c>retort db create</c>.</summary>
internal sealed class DbCreateCommand() : Verb("create", "Create the databases of the workspace that do not exist")
{
    public override ValueList<string> Examples => ["retort db create", "retort db create -d auth"];

    public override bool HasJson => false;

    public override async Task<ExitCode> RunAsync(Invocation invocation)
    {
        foreach (var database in invocation.All())
        {
            var address = await database.ResolveAsync(invocation.Cancellation);
            if (database.Configuration.Branch is not null)
            {
                var made = await database.CreateBranchAsync(new BranchRequest(), invocation.Cancellation);
                if (made is not null) BranchListText.WriteMade(invocation.Terminal, [made]);
                else invocation.Terminal.Report($"{address.Display} exists already");
                continue;
            }

            var created = await NewDatabase.CreateIfMissingAsync(address.ToConnectionString(), invocation.Cancellation);
            invocation.Terminal.Report(created ? $"Created {address.Display}" : $"{address.Display} exists already");
        }

        return ExitCode.Done;
    }
}
