using Retort.Errors;
using Retort.Execution;
using Retort.Execution.Ledgers;
using Retort.Guards;
using Retort.Hazards;
using Retort.Revisions;
using Retort.Workspaces.Proofs;
using Retort.Workspaces.Schemas;

namespace Retort.Workspaces.Runs;

/// <summary>Stops a run on a protected database that would destroy what nobody allowed it to.</summary>
internal sealed class RunGuard(WorkspaceDatabase database, MigrationRequest request)
{
    /// <summary>What the run is called on a command line.</summary>
    public string Command { get => field ?? $"retort {(request.IsDowngrade ? "downgrade" : "upgrade")} {request.Target}{database.Choice}"; init; }

    /// <exception cref="ExecutionException">It would, or it cannot be found out (<c>protected-database</c>, <c>loss-not-measured</c>).</exception>
    public async Task CheckAsync(RunIntent intent, CancellationToken cancellation)
    {
        if (!database.Configuration.Protected) return;
        if (!request.Allowed.Contains(Guard.Downgrade)) CheckAge(intent);
        if (!request.Allowed.Contains(Guard.DeletesData)) await CheckLossesAsync(intent, cancellation);
    }

    private void CheckAge(RunIntent intent)
    {
        var latest = database.Workspace.Clock.GetUtcNow() - database.Configuration.MaxDowngradeAge;
        var old = intent.Works.Where(work => !work.IsUpgrade).Select(work => intent.State.Find(work.Id)).OfType<AppliedRevision>().Where(applied => applied.AppliedAt < latest).ToList();
        if (old.Count == 0) return;
        var what = old.Count == 1 ? "a revision would be undone that is in use for too long" : $"{old.Count} revisions would be undone that are in use for too long";
        var lines = old.Select(applied => $"\"{applied.Id}\" ({applied.Message}) was applied at {applied.AppliedAt.UtcDateTime:yyyy-MM-dd HH:mm}Z.");
        throw Guard.Refuse(Guard.Downgrade, database.Name, what, Command, $"{string.Join('\n', lines)}\nOnly what is younger than `\"maxDowngradeAge\"` ({Words(database.Configuration.MaxDowngradeAge)}) is undone without being named.");
    }

    private async Task CheckLossesAsync(RunIntent intent, CancellationToken cancellation)
    {
        var losses = await LossesAsync(intent, cancellation);
        if (losses.Count == 0) return;
        var revisions = losses.Select(loss => $"\"{loss.Revision}\"").Distinct().ToList();
        var what = revisions.Count == 1 ? $"revision {revisions[0]} deletes data" : $"revisions {string.Join(" and ", revisions)} delete data";
        var lines = losses.Select(loss => $"{char.ToUpperInvariant(loss.Subject[0])}{loss.Subject[1..]}.").Distinct();
        throw Guard.Refuse(Guard.DeletesData, database.Name, what, Command, string.Join('\n', lines), losses.Select(loss => loss.Where).Distinct().ToValueList());
    }

    private async Task<ValueList<Loss>> LossesAsync(RunIntent intent, CancellationToken cancellation)
    {
        try
        {
            return (await HazardsAsync(intent, cancellation)).SelectMany(LossesOf).ToValueList();
        }
        catch (RetortException failure)
        {
            throw NotMeasured(failure);
        }
    }

    private async Task<ValueList<WorkHazards>> HazardsAsync(RunIntent intent, CancellationToken cancellation)
    {
        // What is applied from files is remembered as lint found it; a way back, and what only the ledger has, is read here.
        if (intent.Works.All(work => work is { IsUpgrade: true, FromLedger: false } && database.Graph.Find(work.Id) is not null))
        {
            var works = intent.Works.ToDictionary(work => work.Id);
            return [.. (await database.HazardsAsync([.. intent.Works.Select(work => work.Revision)], cancellation)).Select(one => new WorkHazards(works[one.Revision.Id], one.Hazards, one.IsTakenBack))];
        }
        var graph = await HistoryAsync(intent.State, cancellation);
        return await database.InScratchAsync(scratch => WorkHazards.FindAsync(scratch, graph, intent.State.Heads, intent.Works, intent.Options.Schema, cancellation), cancellation);
    }

    private static IEnumerable<Loss> LossesOf(WorkHazards one)
    {
        if (one.Hazards.FirstOrDefault(hazard => hazard.Name == HazardName.DoesNotRun) is { } refused) throw Refused(one.Work, refused, $"In a scratch database {refused.Message} ({refused.Object}).");
        if (one.IsTakenBack && one.Hazards.FirstOrDefault(hazard => hazard.Name == HazardName.ActsOnServer) is { } reaches) throw Refused(one.Work, reaches, $"In a scratch database {reaches.Message}.");
        return one.Hazards.Where(hazard => hazard.Name == HazardName.DeletesData).Select(hazard => new Loss(one.Work.Id, hazard.Message, Where(one.Work, hazard)));
    }

    private static ExecutionException Refused(RevisionWork work, Hazard refused, string detail) => new("loss-not-measured", $"could not find out what data revision \"{work.Id}\" deletes")
    {
        Detail = detail,
        Where = [Where(work, refused), refused.Statement.Split('\n')[0]],
    };

    private static string Where(RevisionWork work, Hazard hazard) =>
        $"{(work.FromLedger ? $"retort.revision \"{work.Id}\"" : work.Revision.Path ?? $"revision \"{work.Id}\"")}:{hazard.Line}";

    // What was applied from another checkout is replayed with the text that the ledger kept.
    private async Task<RevisionGraph> HistoryAsync(LedgerState state, CancellationToken cancellation)
    {
        var missing = LedgerHistory.Missing(state, database.Graph);
        if (missing.Count == 0) return database.Graph;
        await using var source = new RunConnection((await database.AddressAsync(create: false, cancellation)).ToConnectionString());
        await using var connection = await source.OpenAsync(cancellation);
        return await LedgerHistory.CompleteAsync(database.Graph, missing, state, connection, cancellation);
    }

    private ExecutionException NotMeasured(RetortException failure) =>
        new("loss-not-measured", $"database \"{database.Name}\" is protected, and what this run deletes could not be measured", failure)
        {
            Detail = failure.Code == "loss-not-measured" ? failure.Detail : string.Join('\n', new[] { $"{char.ToUpperInvariant(failure.Message[0])}{failure.Message[1..]}.", failure.Detail }.Where(line => line is not null)),
            Where = failure.Where,
            State = "Nothing was changed.",
            Hint = $"Name a server for scratch databases with `\"scratch\"` in `retort.json`. If data may be deleted, run `{Command} --allow {Guard.DeletesData}`.",
        };

    private static string Words(TimeSpan time) => time switch
    {
        { Ticks: var ticks } when ticks % TimeSpan.TicksPerDay == 0 && ticks > 0 => $"{time.TotalDays} d",
        { Ticks: var ticks } when ticks % TimeSpan.TicksPerHour == 0 => $"{time.TotalHours} h",
        { Ticks: var ticks } when ticks % TimeSpan.TicksPerMinute == 0 => $"{time.TotalMinutes} min",
        _ => $"{time.TotalSeconds} s",
    };
}
