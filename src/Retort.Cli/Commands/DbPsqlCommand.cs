using System.CommandLine;
using System.ComponentModel;
using Retort.Cli.Parsing;
using Retort.Errors;

namespace Retort.Cli.Commands;

/// <summary><c>retort db psql</c>.</summary>
internal sealed class DbPsqlCommand : Verb
{
    private readonly Argument<string[]> arguments = new("argument") { Description = "What psql gets, after `--`", Arity = ArgumentArity.ZeroOrMore };

    public DbPsqlCommand()
        : base("psql", "Open psql on a database of the workspace") => Arguments.Add(arguments);

    public override ValueList<string> Examples => ["retort db psql -d auth", "retort db psql -- -c 'select now()'"];

    public override string? UnknownOptionHint => "Write what psql shall get after `--`, e.g. `retort db psql -- -c 'select now()'`.";

    public override bool HasJson => false;

    public override async Task<ExitCode> RunAsync(Invocation invocation)
    {
        var address = (await invocation.One().AddressAsync(create: false, invocation.Cancellation)).ToLibpq();
        try
        {
            var code = await ForegroundProcess.RunAsync("psql", [.. invocation.Value(arguments) ?? [], address.Url], invocation.Cancellation, address.Environment);
            return code == 0 ? ExitCode.Done : ExitCode.Failed;
        }
        catch (Win32Exception absent)
        {
            throw new ServerException("psql-missing", "could not start psql", absent) { Detail = "`psql` is not in PATH.", Hint = "Install it, e.g. with `apt-get install postgresql-client`." };
        }
    }
}
