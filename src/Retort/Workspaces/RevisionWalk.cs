using Retort.Catalog;
using Retort.Catalog.Reflection;
using Retort.Comparison;
using Retort.Errors;
using Retort.Execution;
using Retort.Hazards;
using Retort.Hazards.Rows;
using Retort.Revisions;
using Retort.Scratch;
using Retort.Sources;

namespace Retort.Workspaces;

/// <summary>Takes a scratch database along revisions, each up, down and up again, and compares the catalogs at each point.</summary>
internal sealed class RevisionWalk(ScratchServer scratch, WorkspaceDatabase database, VerifyRequest request) : IAsyncDisposable
{
    private readonly ReadScope scope = database.Scope();
    private ScratchDatabase? here;
    private IReadOnlySet<string> applied = new HashSet<string>();

    /// <summary>What the database contains now; null before the first step.</summary>
    public Database? State { get; private set; }

    /// <summary>Whether the last revision went up, so that the next can be tried.</summary>
    public bool CanGoOn { get; private set; } = true;

    /// <summary>Takes one step and says what is wrong with it.</summary>
    public async Task<VerifiedRevision> StepAsync(Revision revision, CancellationToken cancellation)
    {
        var findings = new List<VerifyFinding>();
        var step = new VerifiedRevision { Id = revision.Id, Message = revision.Message, Path = database.Workspace.Shown(revision.Path) };
        var runner = new Runner(await GoAsync(revision, cancellation), database.Graph, new RunOptions { Schema = database.Configuration.Schema });
        if (request.Data)
        {
            var filled = await RowFiller.FillAsync(here!.ConnectionString, cancellation);
            step = step with { Rows = filled.Rows, Unfilled = filled.Unfilled };
        }
        try
        {
            var before = State ??= await here!.ReadAsync(scope, cancellation);
            await RunAsync("upgrade", () => runner.UpgradeAsync(revision.Id, cancellation));
            var after = await here!.ReadAsync(scope, cancellation);
            if (CanComeBack(revision, findings))
            {
                await RunAsync("downgrade", () => runner.DowngradeAsync(revision.Parents is [var parent] ? parent : "base", cancellation));
                Compare(before, await here.ReadAsync(scope, cancellation), "its downgrade does not lead back to where its upgrade began", findings);
                await RunAsync("second upgrade", () => runner.UpgradeAsync(revision.Id, cancellation));
                Compare(after, await here.ReadAsync(scope, cancellation), "its second upgrade does not lead to where the first one did", findings);
            }
            (State, applied) = (after, applied.Append(revision.Id).ToHashSet(StringComparer.Ordinal));
        }
        catch (StepFailure failure)
        {
            CanGoOn = false;
            var error = failure.Cause;
            findings.Add(new() { Message = $"its {failure.Step} fails: {error.Message}", Details = [.. new[] { error.Detail }.OfType<string>(), .. error.Where], Hint = request.Data && error.Detail?.StartsWith("23", StringComparison.Ordinal) == true ? "The generated rows satisfy every constraint before it; what else the application promises they cannot know." : error.Hint });
        }
        return step with { Findings = findings.ToValueList() };
    }

    public async ValueTask DisposeAsync()
    {
        if (here is not null) await here.DisposeAsync();
    }

    private async Task<string> GoAsync(Revision revision, CancellationToken cancellation)
    {
        ValueList<string> needs = [.. revision.Parents, .. database.Graph.DependsOnIds(revision)];
        var needed = database.Graph.Applied(needs);
        if (here is not null && needed.SetEquals(applied)) return here.ConnectionString;
        await DisposeAsync();
        (State, applied) = (null, needed);
        here = await HistorySource.ReplayAsync(scratch, database.Graph, needs, scope.Schema, cancellation);
        return here.ConnectionString;
    }

    /// <summary>A merge of nothing but lines needs no way back of its own; a revision that says it has none must say why.</summary>
    private static bool CanComeBack(Revision revision, List<VerifyFinding> findings)
    {
        if (revision.Downgrade is not null) return revision.Parents.Count < 2;
        if (revision.Upgrade.Parts.Count > 0 && !revision.Upgrade.Parts.Any(part => part.Allowed.Any(allowed => allowed.Hazard == HazardName.NotReversible)))
            findings.Add(new() { Message = "it has no downgrade", Hint = $"Write one, or say why there is none: `-- retort: allow {HazardName.NotReversible}: reason`." });
        return false;
    }

    private static void Compare(Database expected, Database actual, string message, List<VerifyFinding> findings)
    {
        ValueList<string> left;
        try
        {
            left = Comparer.Compare(actual, expected).Statements.Select(statement => statement.Sql).ToValueList();
        }
        catch (RetortException differs)
        {
            left = [differs.Message];
        }
        if (left.Count > 0) findings.Add(new() { Message = message, Details = left, Hint = "These statements are missing." });
    }

    private static async Task RunAsync(string step, Func<Task> run)
    {
        try
        {
            await run();
        }
        catch (RetortException failure)
        {
            throw new StepFailure(step, failure);
        }
    }

    private sealed class StepFailure(string step, RetortException cause) : Exception(cause.Message, cause)
    {
        public string Step => step;

        public RetortException Cause => cause;
    }
}
