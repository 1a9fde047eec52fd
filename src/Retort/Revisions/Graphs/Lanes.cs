namespace Retort.Revisions.Graphs;

/// <summary>The lines of descent that are open at one height of a drawing; each waits for the revision that it leads down to.</summary>
internal sealed class Lanes(LaneStyle style)
{
    private readonly List<string?> waiting = [];

    /// <summary>The line on which all lanes that wait for a revision become one; null when there is one or none.</summary>
    public string? Join(string id)
    {
        var first = waiting.IndexOf(id);
        var others = Others(id, first);
        if (others.Count == 0) return null;
        var line = Across(first, others, style.Up, style.UpLast);
        foreach (var lane in others) waiting[lane] = null;
        Trim();
        return line;
    }

    /// <summary>The line on which a revision stands.</summary>
    public string Place(string id, GraphMarks marks)
    {
        var lane = waiting.IndexOf(id);
        if (lane < 0) lane = Open(id, 0);
        return Row(index => index == lane ? style.Node(marks) : waiting[index] is null ? ' ' : style.Line);
    }

    /// <summary>Lets the lane of a revision go on to its parents; the line on which it becomes several, or null.</summary>
    public string? Part(string id, string[] parents)
    {
        var lane = waiting.IndexOf(id);
        waiting[lane] = parents.Length > 0 ? parents[0] : null;
        var opened = parents.Skip(1).Select(parent => Open(parent, lane + 1)).ToList();
        var line = opened.Count > 0 ? Across(lane, opened, style.Down, style.DownLast) : null;
        Trim();
        return line;
    }

    private List<int> Others(string id, int first)
    {
        var others = new List<int>();
        for (var lane = first + 1; lane < waiting.Count && first >= 0; lane++)
        {
            if (waiting[lane] == id) others.Add(lane);
        }
        return others;
    }

    private int Open(string id, int from)
    {
        var lane = from < waiting.Count ? waiting.IndexOf(null, from) : -1;
        if (lane >= 0)
        {
            waiting[lane] = id;
            return lane;
        }
        waiting.Add(id);
        return waiting.Count - 1;
    }

    private void Trim()
    {
        while (waiting is [.., null]) waiting.RemoveAt(waiting.Count - 1);
    }

    /// <summary>A line that leads across from one lane to others on its right.</summary>
    private string Across(int first, List<int> others, char end, char lastEnd)
    {
        var last = others.Max();
        return Row(
            lane => lane == first ? style.From
                : others.Contains(lane) ? (lane == last ? lastEnd : end)
                : lane > first && lane < last ? (waiting[lane] is null ? style.Across : style.Cross)
                : waiting[lane] is null ? ' ' : style.Line,
            lane => lane >= first && lane < last ? style.Across : ' ');
    }

    private string Row(Func<int, char> lane, Func<int, char>? between = null)
    {
        var row = new char[waiting.Count * 2];
        for (var index = 0; index < waiting.Count; index++)
        {
            row[index * 2] = lane(index);
            row[(index * 2) + 1] = between?.Invoke(index) ?? ' ';
        }
        return new string(row).TrimEnd();
    }
}
