using System.CommandLine;
using Retort.Cli.Parsing;

namespace Retort.Cli.Commands;

/// <summary>The options that <c>db backup</c> and <c>db restore</c> share.</summary>
internal sealed class TransferOptions(string jobsText)
{
    private readonly Option<int> jobs = new("--jobs", "-j") { HelpName = "n", Description = $"{jobsText} [default: 1]", DefaultValueFactory = _ => 1 };
    private readonly Option<bool> schemaOnly = new("--schema-only") { Description = "Leave the rows out" };

    public void AddTo(Command command)
    {
        command.Options.Add(jobs);
        command.Options.Add(schemaOnly);
    }

    public int Jobs(Invocation invocation) => invocation.Value(jobs) is >= 1 and <= 64 and var number
        ? number
        : throw new UsageException("option \"--jobs\" is a number from 1 to 64") { Hint = "Write for example `--jobs 4`." };

    public bool SchemaOnly(Invocation invocation) => invocation.Value(schemaOnly);
}
