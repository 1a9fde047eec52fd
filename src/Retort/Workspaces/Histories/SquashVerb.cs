using Retort.Errors;
using Retort.Revisions;
using Retort.Workspaces.Writing;

namespace Retort.Workspaces.Histories;

/// <summary><c>squash</c>: one revision takes the place of all up to a target.</summary>
internal static class SquashVerb
{
    /// <summary>The folder, below that of the revisions, into which the old files go.</summary>
    public const string OldFiles = "squashed";

    public static async Task<SquashReport> SquashAsync(this WorkspaceDatabase database, SquashRequest request, CancellationToken cancellation)
    {
        var replaced = Prefix(database, request.Target);
        RevisionFiles.Require(replaced, "squash", _ => "Squash up to a revision before it.");
        var message = NewRevisionVerb.Message(request.Message ?? $"squash {replaced.Count} revisions up to {replaced[^1].Message}");
        var made = await SquashScripts.MakeAsync(database, replaced, cancellation);
        var squash = NewRevisionVerb.Draft(database, message, new RevisionRequest { Id = request.Id ?? RevisionId.New(), Heads = [], Splice = true }) with
        {
            Replaces = replaced.Select(revision => revision.Id).ToValueList(),
            Labels = replaced.SelectMany(revision => revision.Labels).ToValueList(),
            Upgrade = made.Upgrade,
            Downgrade = made.Downgrade,
            Checksum = ScriptChecksum.Of(made.Upgrade, made.Downgrade),
        };
        await SquashProof.CheckAsync(database, squash, made.End, cancellation);
        var report = new SquashReport
        {
            Database = database.Name,
            Replaced = replaced.Select(revision => database.Summary(revision)).ToValueList(),
            Statements = made.Upgrade.Parts.SelectMany(part => part.Statements).Select(statement => statement.Text).ToValueList(),
            Rows = made.Rows,
            DataStatements = SquashedStatements.AboutRows(replaced, database.Workspace).ToValueList(),
            Outside = SquashedStatements.Outside(replaced, database.Workspace).ToValueList(),
            HasDowngrade = made.Downgrade is not null,
            IsDryRun = request.IsDryRun,
        };
        return request.IsDryRun ? report : Write(database, squash, replaced, report);
    }

    /// <summary>Everything that the target needs, oldest first, when nothing else stands on its middle.</summary>
    private static ValueList<Revision> Prefix(WorkspaceDatabase database, string target)
    {
        var graph = database.Graph;
        var end = graph.Resolve(target) is [var one] ? one : throw new RevisionException("several-revisions", $"\"{target}\" is not one revision") { Hint = "Name the last revision that shall be replaced." };
        var prefix = graph.Upgrade([], end).Select(step => step.Revision).ToValueList();
        if (prefix.Count < 2) throw new RevisionException("nothing-to-squash", $"there is nothing below \"{end}\" that it could be squashed with") { Hint = $"Name a later one: `retort squash{database.Choice} ID`; `retort history{database.Choice}` lists them." };
        var ids = prefix.Select(revision => revision.Id).ToHashSet(StringComparer.Ordinal);
        var cut = graph.Revisions.Where(revision => !ids.Contains(revision.Id) && revision.Parents.Any(parent => parent != end && ids.Contains(parent))).ToList();
        return cut.Count == 0 ? prefix : throw new RevisionException("squash-cuts-branch", $"revision \"{cut[0].Id}\" builds on the middle of what would be squashed")
        {
            Detail = $"It builds on {string.Join(", ", cut[0].Parents.Where(ids.Contains).Select(parent => $"\"{parent}\""))}, and not on \"{end}\".",
            Where = cut.Select(revision => revision.Path).OfType<string>().ToValueList(),
            Hint = "Squash up to the branch point, or up to the revision that merges the branches.",
        };
    }

    /// <summary>The new file, then the old ones into their folder; nothing is left half done.</summary>
    private static SquashReport Write(WorkspaceDatabase database, Revision squash, ValueList<Revision> replaced, SquashReport report)
    {
        var root = database.Configuration.Revisions;
        var old = Path.Combine(root, OldFiles);
        var moves = replaced.Select(revision => Path.GetFullPath(revision.Path!))
            .Where(path => !path.StartsWith(old + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            .Select(path => (From: path, To: Path.Combine(old, Path.GetRelativePath(root, path))))
            .ToList();
        if (moves.Find(move => File.Exists(move.To)) is { To: { } taken }) throw new RevisionException("file-exists", "an old file has no place to go") { Where = [taken], State = "Nothing was changed.", Hint = "Move or delete what is there." };
        var written = NewRevisionVerb.Write(database, squash).Summary;
        var done = new List<(string From, string To)>();
        try
        {
            foreach (var move in moves)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(move.To)!);
                File.Move(move.From, move.To);
                done.Add(move);
            }
        }
        catch
        {
            foreach (var (from, to) in done) File.Move(to, from);
            File.Delete(Path.Combine(database.Workspace.Configuration.Folder, written.Path!));
            throw;
        }

        var places = moves.ToDictionary(move => database.Workspace.Shown(move.From), move => database.Workspace.Shown(move.To));
        return report with
        {
            Revision = written,
            Replaced = report.Replaced.Select(revision => revision with { Path = revision.Path is { } path ? places.GetValueOrDefault(path, path) : null }).ToValueList(),
        };
    }
}
