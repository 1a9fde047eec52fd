using Retort.Errors;
using Retort.Revisions.Graphs;

namespace Retort.Revisions;

/// <summary>All revisions of a history, and the answers to where one can go from where.</summary>
/// <remarks>
/// Immutable; nothing here recurses, so a line of 100,000 revisions is no different from a short one. Wherever an order is free,
/// it follows the order in which the revisions were given. Every failure is a <see cref="RevisionException"/> with a code.
/// </remarks>
public sealed class RevisionGraph
{
    private readonly GraphIndex index;
    private readonly SquashView view;

    private RevisionGraph(SquashView view)
    {
        this.view = view;
        index = GraphLoader.Load(view.Revisions, view.Replaced);
        Revisions = index.Nodes.ToValueList();
    }

    /// <summary>Checks revisions and joins them: <c>duplicate-revision</c>, <c>duplicate-label</c>, <c>missing-parent</c>, <c>missing-dependency</c>, <c>self-loop</c>, <c>parent-cycle</c>, ...</summary>
    /// <remarks>Where a revision replaces others, it stands in their place, as for a database that has none of them; see <see cref="For"/>.</remarks>
    public static RevisionGraph Load(IEnumerable<Revision> revisions) => new(SquashView.Of([.. revisions], []));

    /// <summary>All revisions, in the order given, without those that another replaces.</summary>
    public ValueList<Revision> Revisions { get; }

    /// <summary>The revisions as they were given, with those that another replaces.</summary>
    internal IReadOnlyList<Revision> All => view.All;

    /// <summary>The graph as it is for a database that has applied some revisions: one that stands in the middle of what another replaces goes its old way.</summary>
    /// <param name="applied">The ids that its ledger names.</param>
    /// <exception cref="RevisionException">It stands in the middle, and files of the old way are missing (<c>squashed-away</c>).</exception>
    internal RevisionGraph For(IReadOnlyCollection<string> applied) => view.HasSquash ? new(SquashView.Of(view.All, applied)) : this;

    /// <summary>What a database has that another revision replaces as a whole: its ledger may name that one instead.</summary>
    internal IReadOnlyList<(Revision Squash, ValueList<string> Rows)> Folds => view.Folds;

    /// <summary>The id that stands for another one now: of what was replaced, its replacement.</summary>
    internal string NowNamed(string id) => view.NowNamed(id);

    /// <summary>The revision with this whole id.</summary>
    public Revision this[string id] => index.Nodes[Number(id)];

    /// <summary>The ids that no other revision builds on, whatever depends on them.</summary>
    public ValueList<string> Heads => index.Names(index.Heads);

    /// <summary>The ids that no other revision builds or depends on: what a database at head holds.</summary>
    public ValueList<string> HeadsWithDependencies => index.Names(index.HeadsWithDependencies);

    /// <summary>The ids without parents.</summary>
    public ValueList<string> Bases => index.Names(index.Bases);

    /// <summary>The ids that more than one revision builds on.</summary>
    public ValueList<string> BranchPoints => index.Names(Enumerable.Range(0, index.Nodes.Length).Where(node => index.Children[node].Length > 1));

    /// <summary>The revision with this whole id, or null.</summary>
    public Revision? Find(string id) => index.Ids.TryGetValue(id, out var node) ? index.Nodes[node] : null;

    /// <summary>Whether a revision of this whole id belongs to this history.</summary>
    internal bool Knows(string id) => index.Ids.ContainsKey(view.NowNamed(id));

    /// <summary>The ids that build on a revision.</summary>
    public ValueList<string> Children(string id) => index.Names(index.Children[Number(id)]);

    /// <summary>What a revision depends on, with labels turned into ids.</summary>
    public ValueList<string> DependsOnIds(Revision revision) => index.Names(index.Dependencies[Number(revision.Id)]);

    /// <summary>The ids that a target stands for; none is base.</summary>
    public ValueList<string> Resolve(string target) => index.Names(new Lookup(index).All(target));

    /// <summary>The steps up from a database's heads to a target such as <c>head</c>, <c>+1</c>, <c>ae10</c>, <c>billing@head</c>.</summary>
    public ValueList<RevisionStep> Upgrade(IReadOnlyList<string> current, string target) =>
        new UpgradePlan(index).Steps(new Lookup(index).Applied(current), Online(target));

    /// <summary>The steps down from a database's heads, in their recorded order, to a target such as <c>base</c>, <c>-1</c>, <c>ae10</c>, <c>billing@base</c>.</summary>
    public ValueList<RevisionStep> Downgrade(IReadOnlyList<string> current, string target) =>
        new DowngradePlan(index).Steps(new Lookup(index).Applied(current), Online(target));

    /// <summary>The steps that undo some revisions and what stands on them, wherever they are in the history.</summary>
    public ValueList<RevisionStep> Undo(IReadOnlyList<string> current, IReadOnlyCollection<string> ids) =>
        new UndoPlan(index).Steps(new Lookup(index).Applied(current), ids.Select(Number));

    /// <summary>Whether a downgrade such as <c>-1</c> counts from the first of several heads, which is worth a warning.</summary>
    public static bool IsAmbiguousDowngrade(IReadOnlyList<string> current, string target) =>
        current.Distinct().Count() > 1 && target.StartsWith('-');

    /// <summary>The steps of <c>to</c> or <c>from:to</c>, without a database.</summary>
    public ValueList<RevisionStep> UpgradeOffline(string target) => new OfflineRange(index).Upgrade(target);

    /// <summary>The steps of <c>from:to</c>, downwards, without a database.</summary>
    public ValueList<RevisionStep> DowngradeOffline(string target) => new OfflineRange(index).Downgrade(target);

    /// <summary>What a database with these heads holds after being stamped with targets; purged first by passing no heads.</summary>
    public ValueList<string> Stamp(IReadOnlyList<string> current, IReadOnlyList<string> targets) =>
        new StampPlan(index).Heads(new Lookup(index).Applied(current), targets);

    /// <summary>The revisions of a range such as <c>ae10:</c>, <c>:current</c>, <c>base:head</c>, <c>-3:</c>, the newest first; null is all.</summary>
    public ValueList<Revision> History(string? range, IReadOnlyList<string> current) =>
        new HistoryRange(index).Revisions(range, new Lookup(index).Applied(current));

    /// <summary>The tips of all lines that a database with these heads has applied, dependencies included, in ordinal order.</summary>
    public ValueList<string> Current(IReadOnlyList<string> current) =>
        index.Names(Graphs.Current.Of(index, new Lookup(index).Applied(current))).Order(StringComparer.Ordinal).ToValueList();

    /// <summary>The revisions that a database with these heads still lacks, the oldest first.</summary>
    public ValueList<Revision> Pending(IReadOnlyList<string> current)
    {
        var applied = Applied(current);
        return History(null, []).Where(revision => !applied.Contains(revision.Id)).Reverse().ToValueList();
    }

    /// <summary>The ids of everything that a database with these heads has applied.</summary>
    public IReadOnlySet<string> Applied(IReadOnlyList<string> current) =>
        index.Required(new Lookup(index).Applied(current)).Members().Select(node => index.Nodes[node].Id).ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether nothing is pending.</summary>
    public bool IsAtHeads(IReadOnlyList<string> current) => index.Required(new Lookup(index).Applied(current)).Count == index.Nodes.Length;

    /// <summary>The place of a new revision: <c>multiple-heads</c>, <c>not-a-head</c>, <c>duplicate-label</c>, ...</summary>
    public RevisionDraft Draft(RevisionRequest request) => new Drafting(index).Draft(request);

    private int Number(string id) => index.Ids.TryGetValue(id, out var node) ? node : throw GraphError.NoSuchRevision(id, Suggestion.Nearest(id, index.Ids.Keys));

    private static string Online(string target) => target.Contains(':') ? throw GraphError.RangeNeedsOffline(target) : target;
}
