using Retort.Comparison;
using Retort.Errors;
using Retort.Revisions;
using Retort.Revisions.Code;
using Retort.Workspaces.Reports;
using Retort.Workspaces.Schemas;

namespace Retort.Workspaces.Writing;

/// <summary><c>revision</c> and <c>merge</c>: write a new file.</summary>
internal static class NewRevisionVerb
{
    public static async Task<NewRevisionReport> NewRevisionAsync(this WorkspaceDatabase database, NewRevisionRequest request, CancellationToken cancellation)
    {
        if (request.AsClass && !database.IsOfProgram) throw NeedsProgram();
        var revision = Draft(database, Message(request.Message), new RevisionRequest
        {
            Id = request.Id ?? RevisionId.New(),
            Heads = request.Head is { } head ? [head] : database.Graph.Heads.Count == 0 ? [] : ["head"],
            Splice = request.Splice,
            Labels = request.Labels,
            DependsOn = request.DependsOn,
        });
        var report = new NewRevisionReport { Database = database.Name };
        if (!request.Autogenerate) return report with { Revision = Write(database, revision, request.AsClass).Summary };
        var (upgrade, downgrade, notModelled, advice) = await database.WriteAsync(revision.Parents, request.Renames.Select(RenameHint.Parse).ToValueList(), request.Offline, cancellation);
        report = report with { NotModelled = notModelled, Statements = upgrade.Parts.SelectMany(part => part.Statements).Select(statement => statement.Text).ToValueList() };
        if (report.Statements.Count == 0) return report;
        var written = Write(database, revision with { Upgrade = upgrade, Downgrade = downgrade }, request.AsClass);
        return report with { Revision = written.Summary, OpenValues = written.Open, Advice = advice };
    }

    /// <summary>Three revisions, one after the other: expand, backfill, contract.</summary>
    public static async Task<ValueList<NewRevisionReport>> ExpandContractAsync(this WorkspaceDatabase database, NewRevisionRequest request, CancellationToken cancellation)
    {
        var heads = request.Head is { } head ? new[] { head } : database.Graph.Heads.Count == 0 ? [] : ["head"];
        var first = Draft(database, Message(request.Message), new RevisionRequest { Id = request.Id ?? RevisionId.New(), Heads = heads.ToValueList(), Splice = request.Splice, Labels = request.Labels, DependsOn = request.DependsOn });
        var steps = await database.InScratchAsync(scratch => new ExpandContract(database, scratch, first.Parents).WriteAsync(request.Renames.Count > 0 ? request.Renames[0] : null, request.Type, cancellation), cancellation);
        var (reports, before, all) = (new List<NewRevisionReport>(), default(Revision), database.Graph.Revisions.ToList());
        foreach (var (name, upgrade, downgrade) in steps)
        {
            var revision = first with { Message = $"{name}: {first.Message}", Upgrade = upgrade, Downgrade = downgrade };
            // Files are read in the order of their times.
            if (before is not null) revision = revision with { Id = request.Id is null ? RevisionId.New() : $"{request.Id}_{name}", Parents = [before.Id], DependsOn = [], Labels = [], Created = before.Created.AddSeconds(1) };
            RevisionGraph.Load([.. all, revision]);
            all.Add(before = revision);
            var written = database.Folder.Write(revision);
            reports.Add(new()
            {
                Database = database.Name,
                Revision = RevisionSummary.Of(written, RevisionGraph.Load(all)) with { Path = database.Workspace.Shown(written.Path) },
                Statements = upgrade.Parts.SelectMany(part => part.Statements).Select(statement => statement.Text).ToValueList(),
            });
        }
        return reports.ToValueList();
    }

    public static NewRevisionReport Merge(this WorkspaceDatabase database, MergeRequest request)
    {
        ValueList<string> heads = request.Revisions.Count == 0 ? ["heads"] : request.Revisions;
        var parents = heads.SelectMany(name => database.Graph.Resolve(name)).ToValueList();
        if (parents.Count < 2)
        {
            throw new RevisionException("nothing-to-merge", "a merge joins at least two revisions")
            {
                Detail = parents.Count == 0 ? "There is no revision." : $"There is only \"{parents[0]}\".",
                Hint = "Run `retort heads` to see what could be joined.",
            };
        }

        var message = Message(request.Message ?? $"merge {string.Join(" and ", parents)}");
        // What is joined need not be a head: a merge may take in a piece of a branch.
        var revision = Draft(database, message, new RevisionRequest { Id = request.Id ?? RevisionId.New(), Heads = parents, Splice = true, Labels = request.Labels });
        return new() { Database = database.Name, Revision = Write(database, revision).Summary };
    }

    internal static Revision Draft(WorkspaceDatabase database, string message, RevisionRequest request)
    {
        var draft = database.Graph.Draft(request);
        return new()
        {
            Id = draft.Id,
            Parents = draft.Parents,
            DependsOn = draft.DependsOn,
            Labels = draft.Labels,
            Message = message,
            Created = Seconds(database.Workspace.Clock.GetUtcNow()),
            Upgrade = Script.Empty,
            Downgrade = Script.Empty,
        };
    }

    internal static (RevisionSummary Summary, ValueList<string> Open) Write(WorkspaceDatabase database, Revision revision, bool asClass = false)
    {
        // Whether history is whole with it, before anything is written: ids, labels, cycles.
        var graph = RevisionGraph.Load([.. database.Graph.Revisions, revision]);
        var written = asClass ? CodeRevisionFile.Write(database.Folder.Path, revision) : database.Folder.Write(revision);
        var summary = RevisionSummary.Of(written, graph) with { Path = database.Workspace.Shown(written.Path) };
        return (summary, written.Upgrade.OpenValues.Concat(written.Downgrade?.OpenValues ?? []).Select(open => $"{open.For} (line {open.Line})").ToValueList());
    }

    private static RevisionException NeedsProgram() => new("needs-program", "a revision that is a class can only be written by its program")
    {
        Detail = "The tool reads files of SQL; a class is known to the program that it is compiled into.",
        Hint = "Run `dotnet run -- retort revision --format csharp -m \"...\"` in the project.",
    };

    // A file says no more than that.
    private static DateTimeOffset Seconds(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond));

    internal static string Message(string message) => message.Trim() is { Length: > 0 } text && !text.Contains('\n')
        ? text
        : throw new RevisionException("empty-message", message.Contains('\n') ? "the message of a revision is one line" : "the message of a revision is empty")
        {
            Hint = "Say what it does, e.g. `retort revision -m \"add language to users\"`.",
        };
}
