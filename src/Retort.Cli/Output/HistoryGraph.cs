using Retort.Workspaces;

namespace Retort.Cli.Output;

/// <summary>Draws history as lanes, newest first: a line a revision, and lines where lanes join or part.</summary>
internal static class HistoryGraph
{
    public static void Write(Terminal terminal, IReadOnlyList<RevisionSummary> revisions)
    {
        foreach (var (lanes, revision) in Draw(revisions))
        {
            if (revision is null) terminal.Line(lanes);
            else terminal.Line($"{lanes}  {terminal.Colors.Accent(ShortId.Of(revision.Id))}{Position(terminal, revision)} {revision.Message}");
        }
    }

    /// <summary>The lines; those that only join lanes have no revision.</summary>
    /// <param name="revisions">Children before parents.</param>
    internal static IEnumerable<(string Lanes, RevisionSummary? Revision)> Draw(IReadOnlyList<RevisionSummary> revisions)
    {
        var listed = revisions.Select(revision => revision.Id).ToHashSet();
        var lanes = new List<string>(); // the revision that each lane leads to
        foreach (var revision in revisions)
        {
            var lane = lanes.IndexOf(revision.Id);
            if (lane < 0)
            {
                lane = lanes.Count;
                lanes.Add(revision.Id);
            }

            for (var other = lanes.LastIndexOf(revision.Id); other > lane; other = lanes.LastIndexOf(revision.Id))
            {
                yield return (Join(lanes.Count, lane, other), null);
                lanes.RemoveAt(other);
            }

            yield return (string.Join(' ', lanes.Select((_, at) => at == lane ? "*" : "|")), revision);
            var parents = revision.Parents.Concat(revision.DependsOn).Where(listed.Contains).ToList();
            foreach (var line in Part(lanes.Count, lane, parents.Count)) yield return (line, null);
            lanes.RemoveAt(lane);
            lanes.InsertRange(lane, parents);
        }
    }

    /// <summary>A lane ends in one further left; what is right of it moves up.</summary>
    private static string Join(int count, int to, int from)
    {
        var line = new char[(2 * count) - 1];
        Array.Fill(line, ' ');
        for (var lane = 0; lane < from; lane++) line[2 * lane] = '|';
        for (var at = (2 * to) + 1; at < (2 * from) - 1; at += 2) line[at] = '_';
        for (var lane = from; lane < count; lane++) line[(2 * lane) - 1] = '/';
        return new string(line).TrimEnd();
    }

    /// <summary>A lane becomes several, or ends.</summary>
    private static IEnumerable<string> Part(int count, int lane, int parents)
    {
        for (var more = 1; more < parents; more++)
        {
            var line = new char[2 * (count + more)];
            Array.Fill(line, ' ');
            for (var at = 0; at < lane + more; at++) line[2 * at] = '|';
            for (var at = lane + more - 1; at < count + more - 1; at++) line[(2 * at) + 1] = '\\';
            yield return new string(line).TrimEnd();
        }

        if (parents == 0 && lane < count - 1)
        {
            var left = string.Concat(Enumerable.Repeat("| ", lane));
            yield return $"{left}{string.Concat(Enumerable.Repeat(" /", count - lane - 1))}";
        }
    }

    private static string Position(Terminal terminal, RevisionSummary revision)
    {
        var position = HistoryText.Position(revision);
        return position.Length == 0 ? "" : terminal.Colors.Warning($" ({position})");
    }
}
