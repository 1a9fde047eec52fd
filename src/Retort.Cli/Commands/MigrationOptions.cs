using System.CommandLine;
using Retort.Cli.Parsing;
using Retort.Guards;
using Retort.Workspaces.Runs;

namespace Retort.Cli.Commands;

/// <summary>The options that <c>upgrade</c> and <c>downgrade</c> share.</summary>
internal sealed class MigrationOptions
{
    private readonly Option<bool> sql = new("--sql") { Description = "Print the SQL instead of running it" };
    private readonly Option<bool> dryRun = new("--dry-run") { Description = "Show what would run, with `-v` also its SQL" };
    private readonly Option<bool> single = new("--single-transaction") { Description = "All revisions or none" };
    private readonly Option<string> lockTimeout = new("--lock-timeout") { HelpName = "t", Description = "Give up waiting for a lock after <t>, e.g. `500ms`, `10s` [default: 3s]" };

    private readonly Option<string> statementTimeout = new("--statement-timeout") { HelpName = "t", Description = "Cancel a statement that runs longer than <t>" };
    private readonly Option<string> cancelBlockers = new("--cancel-blockers")
    {
        HelpName = "age",
        Arity = ArgumentArity.ZeroOrOne,
        Description = "End sessions that are in the way and idle in a transaction for <age>, e.g. `--cancel-blockers=30s` [default: 5min]",
    };

    private readonly Option<string> gracePeriod = new("--grace-period") { HelpName = "t", Description = "Let the running statement go on for <t> when told to stop [default: 10s]" };
    private readonly Option<bool> backup = new("--backup") { Description = "Back the database up before its first change: a copy on the local server, else with pg_dump" };
    private readonly Option<string[]> allow = new("--allow")
    {
        HelpName = "name",
        Description = "Let a protected database go through it: `deletes-data`, `downgrade`",
    };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[sql, dryRun, single, lockTimeout, statementTimeout, cancelBlockers, gracePeriod, backup, allow]) command.Options.Add(option);
    }

    /// <summary>Whether the SQL is printed instead of run.</summary>
    public bool IsOffline(Invocation invocation) => invocation.Value(sql);

    public MigrationRequest Read(Invocation invocation, string target) => new()
    {
        Target = target,
        IsDryRun = invocation.Value(dryRun),
        SingleTransaction = invocation.Value(single),
        LockTimeout = Duration(invocation, lockTimeout),
        StatementTimeout = Duration(invocation, statementTimeout),
        Grace = Duration(invocation, gracePeriod),
        EndBlockersIdleFor = invocation.IsGiven(cancelBlockers) ? Duration(invocation, cancelBlockers) ?? TimeSpan.FromMinutes(5) : null,
        Backup = invocation.Value(backup),
        Allowed = AllowedNames.Read(invocation.Value(allow), Guard.DeletesData, Guard.Downgrade),
    };

    private static TimeSpan? Duration(Invocation invocation, Option<string> option) =>
        invocation.Value(option) is { } text ? DurationText.Parse(option.Name, text) : null;
}
