using Retort.Revisions;
using Retort.Revisions.Graphs;
using Retort.Workspaces.Reports;

namespace Retort.Cli.Output;

/// <summary>Draws history as lanes, newest first: a line a revision, and lines where lanes join or part.</summary>
internal static class HistoryGraph
{
    /// <summary>Writes the lines; in a pipe they are plain characters.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="revisions">Children before parents.</param>
    public static void Write(Terminal terminal, IReadOnlyList<RevisionSummary> revisions)
    {
        var listed = revisions.Select(revision => revision.Id).ToHashSet();
        var lanes = new Lanes(terminal.OutIsTerminal ? LaneStyle.Unicode : LaneStyle.Ascii);
        foreach (var revision in revisions)
        {
            if (lanes.Join(revision.Id) is { } join) terminal.Line(join);
            var lane = lanes.Place(revision.Id, revision.IsCurrent == true ? GraphMarks.Current : GraphMarks.Applied);
            terminal.Line($"{lane}  {terminal.Colors.Accent(ShortId.Of(revision.Id))}{Position(terminal, revision)} {revision.Message}");
            if (lanes.Part(revision.Id, [.. revision.Parents.Concat(revision.DependsOn).Where(listed.Contains)]) is { } part) terminal.Line(part);
        }
    }

    private static string Position(Terminal terminal, RevisionSummary revision)
    {
        var position = HistoryText.Position(revision);
        return position.Length == 0 ? "" : terminal.Colors.Warning($" ({position})");
    }
}
