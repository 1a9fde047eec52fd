using System.CommandLine;
using Retort.Cli.Parsing;

namespace Retort.Cli.Commands;

/// <summary><c>retort db url</c>.</summary>
internal sealed class DbUrlCommand : Verb
{
    private readonly Option<bool> password = new("--with-password") { Description = "With the password, for another program; keep it out of logs" };

    public DbUrlCommand()
        : base("url", "Print the addresses of the databases, with the local server running") => Options.Add(password);

    public override ValueList<string> Examples => ["retort db url", "DATABASE_URL=$(retort db url -d auth --with-password) dotnet run"];

    public override bool HasJson => false;

    public override async Task<ExitCode> RunAsync(Invocation invocation)
    {
        foreach (var database in invocation.All())
        {
            var address = await database.AddressAsync(create: false, invocation.Cancellation);
            invocation.Terminal.Line(invocation.Value(password) ? address.ToUrl() : address.Display);
        }

        return ExitCode.Done;
    }
}
