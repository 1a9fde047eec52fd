using Npgsql;
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

namespace Retort.Workspaces.Proofs;

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
        var step = new VerifiedRevision { Id = revision.Id, Message = revision.Message, Path = database.Workspace.Shown(revision.Path), IsOneWay = revision.Downgrade is null && revision.Upgrade.Parts.Count > 0 };
        for (var filling = request.Data ? new RowFilling() : null; ;)
        {
            var at = await GoAsync(revision, cancellation);
            if (filling is not null)
            {
                var filled = await RowFiller.FillAsync(at, filling, cancellation);
                step = step with { Rows = filled.Rows, Unfilled = [.. filling.Reasons, .. filled.Unfilled.Select(reason => Told(reason, filling))] };
            }
            var (findings, failure) = await TryAsync(revision, at, cancellation);
            if (failure is null || filling is null || await OtherRowsAsync(revision, filling, failure, cancellation) is not { } next)
            {
                CanGoOn = failure is null;
                return step with { Findings = findings };
            }
            // What was begun is left behind.
            await DisposeAsync();
            (here, filling) = (null, next);
        }
    }

    private async Task<(ValueList<VerifyFinding> Findings, RetortException? Failure)> TryAsync(Revision revision, string at, CancellationToken cancellation)
    {
        var (findings, runner) = (new List<VerifyFinding>(), new Runner(at, database.Graph, new RunOptions { Schema = database.Configuration.Schema }));
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
            return (findings.ToValueList(), null);
        }
        catch (StepFailure failure)
        {
            var error = failure.Cause;
            return ([.. findings, new() { Message = $"its {failure.Step} fails: {error.Message}", Details = [.. new[] { error.Detail }.OfType<string>(), .. error.Where], Hint = request.Data && error.Detail?.StartsWith("23", StringComparison.Ordinal) == true ? "The generated rows satisfy every constraint before it; what else the application promises they cannot know." : error.Hint }], error);
        }
    }

    /// <summary>Rows that have a better chance, where it may be the generated values that are to blame and not the revision; null when there are none.</summary>
    private async Task<RowFilling?> OtherRowsAsync(Revision revision, RowFilling filling, RetortException failure, CancellationToken cancellation)
    {
        // That a column holds no null is for the revision to see to: rows have one in every column that needs none.
        if (filling.LeavesAll || failure.InnerException is not PostgresException { SqlState: not PostgresErrorCodes.NotNullViolation } error || !error.SqlState.StartsWith("22", StringComparison.Ordinal) && !error.SqlState.StartsWith("23", StringComparison.Ordinal)) return null;
        if (filling.Demands is null) return filling with { Demands = await DemandsAsync(revision, cancellation) };
        if (!filling.InDigits && error.SqlState.StartsWith("22", StringComparison.Ordinal)) return filling with { InDigits = true };
        var table = $"{error.SchemaName}.{error.TableName}";
        var why = $"{error.SqlState} {error.MessageText}";
        return error.TableName is not null && !filling.Left.Contains(table)
            ? filling with { Left = [.. filling.Left, table], Reasons = [.. filling.Reasons, $"{(error.SchemaName == scope.Schema ? error.TableName : table)}: {why}"] }
            : filling with { LeavesAll = true, Reasons = [$"all tables: {why}"] };
    }

    /// <summary>With the names that people know.</summary>
    private string Told(string reason, RowFilling filling)
    {
        var bare = reason.StartsWith($"{scope.Schema}.", StringComparison.Ordinal) ? reason[(scope.Schema.Length + 1)..] : reason;
        return (filling.Demands ?? []).Aggregate(bare, (text, demand) => text.Replace($"\"{demand.Name}\"", $"\"{demand.RealName}\"", StringComparison.Ordinal));
    }

    /// <summary>What the revision demands of rows, as an empty database shows; nothing where it fails there too.</summary>
    private async Task<ValueList<RowDemand>> DemandsAsync(Revision revision, CancellationToken cancellation)
    {
        try
        {
            await using var before = await HistorySource.ReplayAsync(scratch, database.Graph, [.. revision.Parents, .. database.Graph.DependsOnIds(revision)], scope.Schema, cancellation);
            await using var after = await HistorySource.ReplayAsync(scratch, database.Graph, [revision.Id], scope.Schema, cancellation);
            return await RowDemand.FindAsync(before.ConnectionString, after.ConnectionString, cancellation);
        }
        catch (RetortException)
        {
            return [];
        }
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
