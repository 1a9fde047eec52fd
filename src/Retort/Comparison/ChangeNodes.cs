using Retort.Catalog;

namespace Retort.Comparison;

/// <summary>Makes one node of each change that needs a statement of its own, and puts the rest inside as members.</summary>
internal static class ChangeNodes
{
    public static List<ChangeNode> Build(ChangeSet set) =>
        [.. Creates(set), .. Drops(set), .. set.Altered.Values.Select(alter => new ChangeNode(alter)), .. set.Renamed.Values.Select(rename => new ChangeNode(rename))];

    private static IEnumerable<ChangeNode> Creates(ChangeSet set)
    {
        var nodes = new Dictionary<ObjectId, ChangeNode>();
        var members = new List<(DatabaseObject Member, ObjectId Container)>();
        foreach (var id in set.Created.Order())
        {
            var item = set.To[id]!;
            if (id.Kind.Ddl.JoinsWith(item, set.Context) is { } container && set.Created.Contains(container)) members.Add((item, container));
            else nodes[id] = new ChangeNode(new CreateChange(item));
        }
        foreach (var (member, container) in members) nodes[container].Members.Add(member);
        return nodes.Values;
    }

    /// <summary>What goes with something else that goes is a member of its drop, through any number of steps.</summary>
    private static IEnumerable<ChangeNode> Drops(ChangeSet set)
    {
        var leaders = new Dictionary<ObjectId, ObjectId>();
        var early = DroppedBeforeConversion(set);
        foreach (var id in set.Gone.Where(id => !set.Moves.ContainsKey(id) && !early.Contains(id)))
            if (set.From[id]!.DependsOn.Value.Where(dependency => dependency.GoesWith && set.Gone.Contains(dependency.On) && !(dependency.ThroughBond && IsFreed(set, id))) is var owners && owners.Any())
                leaders[id] = owners.MinBy(owner => owner.On == set.From[id]!.Container ? -1 : owner.On.Kind.Rank).On;
        var nodes = set.Gone.Where(id => !leaders.ContainsKey(id)).Order().ToDictionary(id => id, id => new ChangeNode(set.Moves.ContainsKey(id) ? new SetAsideChange(set.From[id]!) : new DropChange(set.From[id]!)));
        foreach (var id in leaders.Keys.Order()) nodes[Leader(leaders, id)].Members.Add(set.From[id]!);
        return [.. nodes.Values, .. nodes.Values.Select(node => node.Change).OfType<SetAsideChange>().Select(aside => new ChangeNode(new MoveRowsChange(aside, set.To[aside.Id]!)))];
    }

    /// <summary>Of a table that steps aside, whose values are converted first: what PostgreSQL must not find on its columns then.</summary>
    private static HashSet<ObjectId> DroppedBeforeConversion(ChangeSet set) =>
    [
        .. from alter in set.Altered.Values
           where alter.Alteration.Disturbs is not null
           from column in alter.Alteration.Converts
           where set.From[column]!.Container is { } table && set.Moves.ContainsKey(table)
           from dependent in set.From.DependentsOf(column)
           where set.Gone.Contains(dependent.Id) && dependent.Container == set.From[column]!.Container && dependent is not Catalog.Columns.Column && alter.Alteration.Disturbs!(dependent)
           select dependent.Id,
    ];

    /// <summary>Whether the table of an object stays and is freed from a parent before anything of that parent goes.</summary>
    private static bool IsFreed(ChangeSet set, ObjectId id) =>
        set.From[id]!.Container is { } table && !set.Gone.Contains(table) && set.From.BondsOf(table).Any(bond => set.Gone.Contains(bond.Id));

    private static ObjectId Leader(Dictionary<ObjectId, ObjectId> leaders, ObjectId id)
    {
        while (leaders.TryGetValue(id, out var leader)) id = leader;
        return id;
    }
}
