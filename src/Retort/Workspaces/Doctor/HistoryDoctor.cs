using Retort.Errors;
using Retort.Execution.Ledgers;
using Retort.Workspaces.Reports;

namespace Retort.Workspaces.Doctor;

/// <summary>What the doctor says of the revisions: the files, and what the ledger has of them.</summary>
internal sealed class HistoryDoctor(WorkspaceDatabase database)
{
    public IEnumerable<DoctorFinding> Examine(LedgerState? ledger)
    {
        try
        {
            return [Files(), .. ledger is null ? [] : Applied(ledger)];
        }
        catch (RetortException error)
        {
            return [DoctorFinding.Problem("history", error)];
        }
    }

    private DoctorFinding Files()
    {
        var (graph, heads) = (database.Graph, database.Graph.Heads);
        // Labelled branches are kept apart on purpose.
        if (heads.Count > 1 && !heads.All(head => graph[head].Labels.Count > 0))
            return DoctorFinding.Problem("history", $"{heads.Count} heads", $"Run `retort merge heads{database.Choice}`.", heads.Select(head => $"{head}  {graph[head].Message}"));
        var count = graph.Revisions.Count;
        return DoctorFinding.Ok("history", count == 0 ? "no revisions yet" : $"{count} {(count == 1 ? "revision" : "revisions")}, {(heads.Count == 1 ? "one head" : $"{heads.Count} labelled heads")}");
    }

    private IEnumerable<DoctorFinding> Applied(LedgerState ledger)
    {
        var unknown = ledger.Applied.Where(applied => database.Graph.Find(applied.Id) is null).Select(applied => $"{applied.Id}  {applied.Message}").ToList();
        var edited = StatusVerb.Edited(database, ledger).Select(revision => $"{revision.Id}  {revision.Message}").ToList();
        var underWay = ledger.Steps.Select(step => step.Revision).Distinct().ToList();
        if (unknown.Count > 0) yield return DoctorFinding.Problem("ledger", "the database has revisions that no file here describes", $"Run `retort switch{database.Choice}`, or get the branch that has the files.", unknown);
        if (edited.Count > 0) yield return DoctorFinding.Problem("ledger", "revisions were edited after they were applied", "Put the files back and write a new revision for the change.", edited);
        if (underWay.Count > 0) yield return DoctorFinding.Warning("ledger", "a revision is half-way: it runs now, or it stopped", $"Run `retort upgrade{database.Choice}`: it goes on where it was.", underWay);
        if (unknown.Count + edited.Count + underWay.Count > 0) yield break;
        var pending = StatusVerb.Pending(database, ledger).Count();
        yield return DoctorFinding.Ok("ledger", pending == 0 ? "nothing is pending" : $"{pending} {(pending == 1 ? "revision is" : "revisions are")} pending");
    }
}
