using Retort.Cli.Parsing;
using Retort.Workspaces;

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
            var address = await database.AddressAsync(create: false, invocation.Cancellation);
            var created = await NewDatabase.CreateIfMissingAsync(address.ToConnectionString(), invocation.Cancellation);
            invocation.Terminal.Report(created ? $"Created {address.Display}" : $"{address.Display} exists already");
        }

        return ExitCode.Done;
    }
}
