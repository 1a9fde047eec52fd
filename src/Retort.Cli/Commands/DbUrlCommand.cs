using System.CommandLine;
using Retort.Cli.Parsing;
using Retort.Configuration;
using Retort.Workspaces;

namespace Retort.Cli.Commands;

/// <summary><c>retort db url</c>.</summary>
internal sealed class DbUrlCommand : Verb
{
    private readonly Option<bool> password = new("--with-password") { Description = "With the password, for another program; keep it out of logs" };

    private readonly Option<string> env = new("--write-env")
    {
        HelpName = "file",
        Description = "Write them as variables, with passwords, to a file for other programs [default: .env.local]",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public DbUrlCommand()
        : base("url", "Print the addresses of the databases, with the local server running")
    {
        Options.Add(password);
        Options.Add(env);
    }

    public override ValueList<string> Examples => ["retort db url", "DATABASE_URL=$(retort db url -d auth --with-password) dotnet run", "retort db url --write-env"];

    public override bool HasJson => false;

    public override async Task<ExitCode> RunAsync(Invocation invocation)
    {
        var addresses = new List<(WorkspaceDatabase Database, DatabaseUrl Address)>();
        foreach (var database in invocation.All()) addresses.Add((database, await database.AddressAsync(create: false, invocation.Cancellation)));
        if (invocation.IsGiven(env)) Write(invocation, addresses);
        else foreach (var (_, address) in addresses) invocation.Terminal.Line(invocation.Value(password) ? address.ToUrl() : address.Display);
        return ExitCode.Done;
    }

    private void Write(Invocation invocation, IEnumerable<(WorkspaceDatabase Database, DatabaseUrl Address)> addresses)
    {
        var path = Path.GetFullPath(invocation.Value(env) ?? ".env.local", invocation.Workspace.Configuration.Folder);
        var variables = addresses.Select(one => (EnvironmentFile.Variable(one.Database), one.Address.ToUrl())).ToList();
        var isExposed = EnvironmentFile.Write(path, variables);
        invocation.Terminal.Note($"Wrote {string.Join(" and ", variables.Select(one => one.Item1))} to {invocation.Terminal.ErrorColors.Accent(invocation.Workspace.Shown(path))}");
        if (isExposed) invocation.Terminal.Warning($"git does not ignore {invocation.Workspace.Shown(path)}, which has passwords: add it to .gitignore");
    }
}
