using Retort.Catalog;
using Retort.Comparison.Moves;

namespace Retort.Comparison;

/// <summary>The changes as nodes and what must come before what as edges.</summary>
internal sealed class ChangeGraph
{
    private readonly ChangeSet set;
    private readonly IReadOnlySet<ObjectId> relaxed;
    private readonly Dictionary<ObjectId, int> created = [];
    private readonly Dictionary<ObjectId, int> dropped = [];
    private readonly Dictionary<ObjectId, int> changedFrom = [];
    private readonly Dictionary<ObjectId, int> changedTo = [];
    private readonly Dictionary<ObjectId, int> moved = [];
    private readonly Dictionary<ObjectId, int> completed = [];
    private readonly ILookup<ObjectId, int> converted;

    /// <param name="set">What differs.</param>
    /// <param name="nodes">The changes.</param>
    /// <param name="relaxed">Objects that stay and change, for whose change nobody waits: they are there before and after.</param>
    public ChangeGraph(ChangeSet set, IReadOnlyList<ChangeNode> nodes, IReadOnlySet<ObjectId> relaxed)
    {
        (this.set, Nodes, this.relaxed) = (set, nodes, relaxed);
        for (var index = 0; index < nodes.Count; index++) Register(index, nodes[index]);
        converted = nodes.Index().Where(node => node.Item.Change is AlterChange)
            .SelectMany(node => ((AlterChange)node.Item.Change).Alteration.Converts.Select(id => (Id: id, node.Index))).ToLookup(one => one.Id, one => one.Index);
        Before = [.. nodes.Select(_ => new HashSet<int>())];
        for (var index = 0; index < nodes.Count; index++) Connect(index, nodes[index]);
        ConnectClaims();
        foreach (var (first, then) in Logging.Order(set)) Edge(changedTo[first], changedTo[then]);
        foreach (var (key, table) in Logging.KeysThatWait(set, set.Gone)) Edge(dropped[key], changedTo[table]);
        foreach (var (key, table) in Logging.KeysThatWait(set, set.Created)) Edge(changedTo[table], created[key]);
    }

    public IReadOnlyList<ChangeNode> Nodes { get; }

    /// <summary>For each node, the nodes that must come before it.</summary>
    public HashSet<int>[] Before { get; }

    /// <summary>The nodes to which one of a node's parts ties it: what the part needs when it comes, what it stands on when it goes.</summary>
    public IEnumerable<int> Ties(int index, DatabaseObject part)
    {
        var goes = Nodes[index].Change is DropChange;
        return part.DependsOn.Value.Select(dependency => goes ? Dropped(dependency.On) : Provider(dependency.On, part)).OfType<int>().Where(other => other != index);
    }

    private void Register(int index, ChangeNode node)
    {
        switch (node.Change)
        {
            case CreateChange create:
                created[create.Id] = index;
                foreach (var member in node.Members) created[member.Id] = index;
                break;
            case DropChange drop:
                dropped[drop.Id] = index;
                foreach (var member in node.Members) dropped[member.Id] = index;
                break;
            case MoveRowsChange move:
                moved[move.Id] = index;
                break;
            case AlterChange { OpensCycle: true } alter:
                completed[alter.Id] = index;
                break;
            // A new label disturbs nobody, so what goes need not go before it: it would be gone while the label is committed.
            case AlterChange { Alteration.Statements: [{ CommitsFirst: true }, ..] } alter:
                changedTo[alter.To.Id] = index;
                break;
            case AlterChange alter:
                (changedFrom[alter.From.Id], changedTo[alter.To.Id]) = (index, index);
                break;
            case RenameChange rename:
                (changedFrom[rename.From.Id], changedTo[rename.To.Id]) = (index, index);
                break;
        }
    }

    private void Connect(int index, ChangeNode node)
    {
        switch (node.Change)
        {
            case CreateChange create:
                foreach (var part in node.Parts) After(index, part, part.DependsOn.Value);
                foreach (var first in create.Id.Kind.Ddl.ComesAfter(create.Object, set.Context))
                    if (created.TryGetValue(first, out var place)) Edge(place, index);
                if (dropped.TryGetValue(create.Id, out var replaced)) Edge(replaced, index);
                break;
            case SetAsideChange aside:
                var converters = node.Parts.SelectMany(part => converted[part.Id]).ToHashSet();
                foreach (var converter in converters) Edge(converter, index);
                foreach (var part in node.Parts) LeaveBefore(index, moved[aside.Id], part, converters);
                break;
            case DropChange:
                foreach (var part in node.Parts) DropBefore(index, part);
                break;
            case MoveRowsChange move:
                ConnectMove(index, set.Moves[move.Id]);
                break;
            case AlterChange alter:
                Change(index, alter.From, alter.To);
                ConnectOwner(index, alter);
                foreach (var remade in alter.Alteration.Remakes)
                    After(index, set.To[remade]!, set.To[remade]!.DependsOn.Value.Where(dependency => dependency.On != alter.Id && !alter.Alteration.Remakes.Contains(dependency.On)));
                if (alter.OpensCycle) ConnectStub(index, alter);
                break;
            case RenameChange rename:
                Change(index, rename.From, rename.To);
                break;
        }
    }

    /// <summary>What is created or changed comes after what it needs is there.</summary>
    private void After(int index, DatabaseObject part, IEnumerable<Dependency> dependencies)
    {
        foreach (var dependency in dependencies)
        {
            if ((Completion(dependency.On, index) ?? Provider(dependency.On, part)) is { } provider) Edge(provider, index);
            foreach (var converter in converted[dependency.On]) Edge(converter, index);
        }
    }

    /// <summary>What completes a stub that serves only those whom it waits for itself; null for others, and for them.</summary>
    private int? Completion(ObjectId id, int index) =>
        !id.Kind.Ddl.StubServesAll && completed.TryGetValue(id, out var node) && node != index
        && !((AlterChange)Nodes[node].Change).To.DependsOn.Value.Any(dependency => Nodes[index].Parts.Any(part => part.Id == dependency.On)) ? node : null;

    private int? Provider(ObjectId id, DatabaseObject part) =>
        created.TryGetValue(id, out var node) || IsAwaited(id, part) && changedTo.TryGetValue(id, out node) ? node : null;

    /// <summary>Whether the change of what an object stands on must be waited for: PostgreSQL refuses one that disturbs the object, however the others give way.</summary>
    private bool IsAwaited(ObjectId id, DatabaseObject part) =>
        !relaxed.Contains(id) || set.Altered.TryGetValue(id, out var alter) && alter.Alteration.Disturbs?.Invoke(part) == true;

    /// <summary>What goes comes before what it stood on goes or changes.</summary>
    private void DropBefore(int index, DatabaseObject part)
    {
        foreach (var dependency in part.DependsOn.Value)
        {
            if (dropped.TryGetValue(dependency.On, out var other) || IsAwaited(dependency.On, part) && changedFrom.TryGetValue(dependency.On, out other)) Edge(index, other);
            foreach (var converter in converted[dependency.On]) Edge(index, converter);
        }
    }

    /// <summary>What steps aside holds most of what it stands on until it is dropped, save the types to which its values have been converted.</summary>
    private void LeaveBefore(int aside, int move, DatabaseObject part, HashSet<int> converters)
    {
        foreach (var dependency in part.DependsOn.Value)
        {
            var leaves = TableMoveOrder.IsLetGo(part, dependency) ? aside : move;
            if ((dropped.TryGetValue(dependency.On, out var other) || IsAwaited(dependency.On, part) && changedFrom.TryGetValue(dependency.On, out other)) && other != aside && !converters.Contains(other)) Edge(leaves, other);
            foreach (var converter in converted[dependency.On].Where(converter => !converters.Contains(converter))) Edge(leaves, converter);
        }
    }

    private void ConnectMove(int index, TableMove move)
    {
        foreach (var table in move.Family)
        {
            if (created.TryGetValue(table, out var place)) Edge(place, index);
            foreach (var bond in set.To.BondsOf(table))
                if (created.TryGetValue(bond.Id, out place)) Edge(place, index);
        }
        foreach (var (other, node) in Nodes.Index())
        {
            if (node.Change is CreateChange { Object: Catalog.Sequences.Sequence { OwnedBy: not null } sequence } && sequence.DependsOn.Value.Any(dependency => dependency.GoesWith && dependency.On.Table == move.To.Id.Name)) Edge(other, index);
            var waiting = node.Change switch { CreateChange create => create.Object, AlterChange alter => alter.To, _ => null };
            if (waiting is not null && TableMoveOrder.Waits(move, waiting)) Edge(index, other);
        }
    }

    private void Change(int index, DatabaseObject from, DatabaseObject to)
    {
        After(index, to, to.DependsOn.Value);
        foreach (var dependency in from.DependsOn.Value)
        {
            var becomes = set.Renamed.TryGetValue(dependency.On, out var renamed) ? renamed.To.Id : dependency.On;
            var stays = to.DependsOn.Value.Any(still => still.On == becomes);
            if (dropped.TryGetValue(dependency.On, out var other) && !(created.ContainsKey(dependency.On) && stays)) Edge(index, other);
            // What stops using another object does so before that one changes.
            if (!stays && IsAwaited(dependency.On, from) && changedFrom.TryGetValue(dependency.On, out other)) Edge(index, other);
            if (!stays)
                foreach (var converter in converted[dependency.On]) Edge(index, converter);
        }
    }

    /// <summary>The sequence of a serial gets its owner from the table, and what is granted to that owner and to the last one comes after.</summary>
    private void ConnectOwner(int index, AlterChange alter)
    {
        if (alter.From.Owner == alter.To.Owner || !alter.Id.Kind.Ddl.OwnerFollows(alter.To)) return;
        foreach (var dependency in alter.To.DependsOn.Value.Where(dependency => dependency.GoesWith))
            if (set.To[dependency.On]?.Container is { } table && !relaxed.Contains(table) && changedTo.TryGetValue(table, out var owner)) Edge(owner, index);
    }

    /// <summary>A stub is completed after it is made, and made of the whole before it is dropped.</summary>
    private void ConnectStub(int index, AlterChange alter)
    {
        if (created.TryGetValue(alter.Id, out var stub) && ReferenceEquals(((CreateChange)Nodes[stub].Change).Object, alter.From)) Edge(stub, index);
        else Edge(index, dropped[alter.Id]);
    }

    private int? Dropped(ObjectId id) => dropped.TryGetValue(id, out var node) ? node : null;

    /// <summary>A name must be free before another object takes it.</summary>
    private void ConnectClaims()
    {
        var holders = Nodes.Index().SelectMany(node => node.Item.Releases().Select(claim => (Claim: claim, node.Index))).ToLookup(one => one.Claim, one => one.Index);
        for (var index = 0; index < Nodes.Count; index++)
            foreach (var claim in Nodes[index].Takes())
                foreach (var holder in holders[claim]) Edge(holder, index);
    }

    private void Edge(int before, int after)
    {
        if (before != after) Before[after].Add(before);
    }
}
