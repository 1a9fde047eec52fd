using Retort.Errors;
using Retort.Execution.Ledgers;
using Retort.Revisions;
using Retort.Workspaces.Reports;
using Retort.Workspaces.Schemas;

namespace Retort.Workspaces.Checks;

/// <summary><c>check</c>: everything that keeps a database and its revisions from being in order.</summary>
internal static class CheckVerb
{
    public static async Task<CheckReport> CheckAsync(this WorkspaceDatabase database, CancellationToken cancellation)
    {
        var main = await MainBranch.ReadAsync(database.Configuration.Revisions, database.Workspace.Configuration.MainBranch, cancellation);
        var fork = main is null ? null : MainBranchCheck.Fork(database, main);
        // Two heads that a rebase makes one need no merge.
        var report = new CheckReport
        {
            Database = database.Name,
            MainBranch = main?.Name,
            Findings = [.. fork is null ? Heads(database) : [fork], .. main is null ? [] : MainBranchCheck.Edited(database, main)],
        };
        return await database.ReachAsync(
            async () => report with { Findings = [.. report.Findings, .. await LedgerAsync(database, cancellation), .. await ModelAsync(database, cancellation)] },
            reason => report with { Skipped = reason });
    }

    private static IEnumerable<CheckFinding> Heads(WorkspaceDatabase database)
    {
        var heads = database.Graph.Heads;
        // Labelled branches are kept apart on purpose.
        if (heads.Count < 2 || heads.All(head => database.Graph[head].Labels.Count > 0)) yield break;
        yield return new CheckFinding
        {
            Code = "multiple-heads",
            Message = "multiple heads",
            Details = heads.Select(head => $"{head}  {database.Graph[head].Message}").ToValueList(),
            Hint = $"Run `retort merge heads{database.Choice}`.",
        };
    }

    private static async Task<IEnumerable<CheckFinding>> LedgerAsync(WorkspaceDatabase database, CancellationToken cancellation)
    {
        var ledger = await database.LedgerAsync(cancellation);
        return new[] { Unknown(database, ledger), await EditedAsync(database, ledger, cancellation), Pending(database, ledger) }.OfType<CheckFinding>();
    }

    private static CheckFinding? Unknown(WorkspaceDatabase database, LedgerState? ledger)
    {
        var graph = database.GraphFor(ledger);
        var missing = (ledger?.Applied ?? []).Where(applied => graph.Find(applied.Id) is null).ToList();
        var again = missing.Count == 0 ? "" : $"`retort show {missing[^1].Id} --ledger{database.Choice} > {Path.Combine(database.Workspace.Shown(database.Configuration.Revisions), $"{missing[^1].Id}.sql")}`";
        return Finding(
            "unknown-revision",
            "the database has revisions that no file here describes",
            missing.Select(applied => $"{applied.Id}  {applied.Message}"),
            $"Run `retort switch{database.Choice}` to bring the database to what is here, or get the branch that has the file, or write it again with {again}.");
    }

    private static async Task<CheckFinding?> EditedAsync(WorkspaceDatabase database, LedgerState? ledger, CancellationToken cancellation) => Finding(
        "revision-edited",
        "revisions were edited after they were applied",
        await database.EditedAsync(ledger, cancellation),
        $"Put the files back and write a new revision for the change; or, if the database has the change, run `retort stamp{database.Choice} {string.Join(' ', ledger?.Heads ?? [])}`.");

    private static CheckFinding? Pending(WorkspaceDatabase database, LedgerState? ledger) => Finding(
        "pending-revisions",
        "revisions are pending",
        StatusVerb.Pending(database, ledger).Select(revision => $"{revision.Id}  {revision.Message}"),
        $"Run `retort upgrade{database.Choice}`.");

    private static async Task<IEnumerable<CheckFinding>> ModelAsync(WorkspaceDatabase database, CancellationToken cancellation)
    {
        if (database.Configuration.Model.Count == 0) return [];
        var history = new SchemaSpec.Target(database.Graph.Heads.Count == 0 ? "base" : "heads");
        DiffReport difference;
        try
        {
            difference = await database.DiffAsync(history, new SchemaSpec.Model(), cancellation);
        }
        catch (RetortException failure) when (failure is not ServerException)
        {
            // A mistake in the model, or in a revision, is what a check is for: the other findings are told beside it.
            return [Stopped(failure)];
        }

        var finding = Finding(
            "model-differs",
            "the model is not what the revisions lead to",
            difference.Statements.Select(statement => $"{statement};"),
            $"Run `retort revision --autogenerate{database.Choice} -m \"...\"`.");
        return finding is null ? [] : [finding];
    }

    private static CheckFinding Stopped(RetortException failure) => new()
    {
        Code = failure.Code,
        Message = failure.Message,
        Details = [.. failure.Where, .. failure.Detail?.Split('\n') ?? []],
        Hint = failure.Hint,
    };

    private static CheckFinding? Finding(string code, string message, IEnumerable<string> details, string hint)
    {
        var lines = details.ToValueList();
        return lines.Count == 0 ? null : new() { Code = code, Message = message, Details = lines, Hint = hint };
    }
}
