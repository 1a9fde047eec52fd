using System.CommandLine;
using Retort.Cli.Parsing;
using Retort.Workspaces;

namespace Retort.Cli.Commands;

/// <summary>The options that <c>upgrade</c> and <c>downgrade</c> share.</summary>
internal sealed class MigrationOptions
{
    private readonly Option<bool> sql = new("--sql") { Description = "Print the SQL instead of running it" };
    private readonly Option<bool> dryRun = new("--dry-run") { Description = "Show what would run, with `-v` also its SQL" };
    private readonly Option<bool> single = new("--single-transaction") { Description = "All revisions or none" };
    private readonly Option<string> lockTimeout = new("--lock-timeout") { HelpName = "t", Description = "Give up waiting for a lock after <t>, e.g. `500ms`, `10s` [default: 3s]" };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[sql, dryRun, single, lockTimeout]) command.Options.Add(option);
    }

    /// <summary>Whether the SQL is printed instead of run.</summary>
    public bool IsOffline(Invocation invocation) => invocation.Value(sql);

    public MigrationRequest Read(Invocation invocation, string target) => new()
    {
        Target = target,
        IsDryRun = invocation.Value(dryRun),
        SingleTransaction = invocation.Value(single),
        LockTimeout = invocation.Value(lockTimeout) is { } text ? DurationText.Parse("--lock-timeout", text) : null,
    };
}
