using Retort.Errors;

namespace Retort.Revisions.Graphs;

/// <summary>The revisions of a history as one database sees them, where some replace others.</summary>
/// <remarks>
/// A database that has none or all of what a revision replaces sees that revision alone, and whatever named one of the replaced names it. A
/// database in the middle sees the old ones alone, and whatever named their replacement names the last of them.
/// </remarks>
internal sealed class SquashView
{
    private readonly Dictionary<string, Revision> byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> opened = new(StringComparer.Ordinal);
    private readonly HashSet<string> hidden = new(StringComparer.Ordinal);
    private readonly HashSet<string> complete = new(StringComparer.Ordinal);
    private readonly IReadOnlyCollection<string> applied;
    private readonly List<(Revision Squash, ValueList<string> Rows)> folds = [];

    private SquashView(IReadOnlyList<Revision> all, IReadOnlyCollection<string> applied) => (All, this.applied) = (all, applied);

    /// <summary>The revisions as they were given.</summary>
    public IReadOnlyList<Revision> All { get; }

    /// <summary>Those that the database sees, naming only each other.</summary>
    public IReadOnlyList<Revision> Revisions { get; private set; } = [];

    public bool HasSquash { get; private init; }

    /// <summary>By the ids that are not seen any more, those that stand for them.</summary>
    public IReadOnlyDictionary<string, string> Replaced => names.Keys.Where(hidden.Contains).ToDictionary(id => id, NowNamed);

    /// <summary>Rows of the ledger that are all of what a revision replaces.</summary>
    public IReadOnlyList<(Revision Squash, ValueList<string> Rows)> Folds => folds;

    public static SquashView Of(IReadOnlyList<Revision> all, IReadOnlyCollection<string> applied)
    {
        var squashes = all.Where(revision => revision.Replaces.Count > 0).ToList();
        var view = new SquashView(all, applied) { HasSquash = squashes.Count > 0, Revisions = all };
        if (squashes.Count > 0) view.Look(squashes);
        return view;
    }

    /// <summary>The id that stands for another one now; itself where it is seen.</summary>
    public string NowNamed(string id)
    {
        while (names.TryGetValue(id, out var other)) id = other;
        return id;
    }

    private void Look(List<Revision> squashes)
    {
        // Of two files with one id the loader of the graph tells.
        foreach (var revision in All) byId.TryAdd(revision.Id, revision);
        foreach (var squash in InnerFirst(squashes)) Decide(squash);
        foreach (var squash in squashes.Where(squash => complete.Contains(squash.Id) && !hidden.Contains(squash.Id))) folds.Add((squash, Rows(squash).ToValueList()));
        Revisions = [.. All.Where(revision => !hidden.Contains(revision.Id)).Select(Renamed)];
    }

    private List<Revision> InnerFirst(List<Revision> squashes)
    {
        var ordered = new List<Revision>();
        var met = new HashSet<string>(StringComparer.Ordinal);
        foreach (var squash in squashes) Visit(squash);
        return ordered;

        void Visit(Revision squash)
        {
            if (!met.Add(squash.Id)) return;
            foreach (var part in squash.Replaces) if (byId.TryGetValue(part, out var inner) && inner.Replaces.Count > 0) Visit(inner);
            ordered.Add(squash);
        }
    }

    private void Decide(Revision squash)
    {
        var parts = squash.Replaces.SelectMany(id => opened.TryGetValue(id, out var inner) ? inner : [id]).ToList();
        var has = parts.Where(part => applied.Contains(part) || complete.Contains(part)).ToList();
        if (has.Count == 0 || has.Count == parts.Count || applied.Contains(squash.Id))
        {
            if (has.Count == parts.Count && !applied.Contains(squash.Id)) complete.Add(squash.Id);
            foreach (var part in parts.Concat(squash.Replaces)) Stand(squash.Id, part);
            return;
        }

        var missing = parts.Where(part => !byId.ContainsKey(part)).ToList();
        if (missing.Count > 0) throw SquashedAway(squash, has, missing);
        opened[squash.Id] = parts;
        Stand(parts[^1], squash.Id);
    }

    private void Stand(string id, string forOther)
    {
        hidden.Add(forOther);
        names[forOther] = id;
    }

    /// <summary>What the ledger names of a squash, down to the rows themselves.</summary>
    private IEnumerable<string> Rows(Revision squash) =>
        squash.Replaces.SelectMany(part => applied.Contains(part) || !byId.TryGetValue(part, out var inner) ? [part] : Rows(inner));

    private Revision Renamed(Revision revision) => revision.Parents.Concat(revision.DependsOn).Any(names.ContainsKey)
        ? revision with { Parents = Renamed(revision.Parents), DependsOn = Renamed(revision.DependsOn) }
        : revision;

    private ValueList<string> Renamed(ValueList<string> ids) => ids.Select(NowNamed).Distinct().ToValueList();

    private static RevisionException SquashedAway(Revision squash, List<string> has, List<string> missing) =>
        GraphError.At("squashed-away", $"the database is in the middle of what \"{squash.Id}\" replaces, and the old files are gone", [squash],
            $"It has {GraphError.Quoted(has)}, and lacks revisions whose files are missing here: {GraphError.Quoted(missing)}.",
            "Get the files back from git, below the folder of revisions: `git log --diff-filter=D --name-only` finds the commit that deleted them.");
}
