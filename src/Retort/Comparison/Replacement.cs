using Retort.Catalog;
using Retort.Errors;

namespace Retort.Comparison;

/// <summary>Spreads replacement to dependents: what stands on a replaced object is dropped before and made again after, at any depth.</summary>
internal static class Replacement
{
    public static void Spread(ChangeSet set, ComparisonOptions options)
    {
        var dependents = Dependents(set.From);
        var queue = new Queue<ObjectId>(set.Gone.Order());
        foreach (var alter in set.Altered.Values.Where(alter => alter.Alteration.Disturbs is not null).ToList()) Disturb(alter);

        foreach (var id in set.Gone.Order().ToList())
            foreach (var holder in id.Kind.Ddl.HeldBy(set.From[id]!, set.From)) Replace(holder, id);

        while (queue.TryDequeue(out var gone))
            foreach (var (dependent, dependency) in Needing(gone))
                if (!IsFreed(dependent, dependency) && !LosesPartition(dependent, dependency) && !LetsGo(dependent, gone, dependency.GoesWith)) Replace(dependent, gone);

        void Disturb(AlterChange alter)
        {
            foreach (var changed in alter.Alteration.Converts.Prepend(alter.From.Id))
                foreach (var (dependent, _) in dependents.GetValueOrDefault(changed) ?? [])
                    if (!alter.Alteration.Converts.Contains(dependent) && !LetsGo(dependent, changed, goesWith: false) && alter.Alteration.Disturbs!(set.From[dependent]!)) Replace(dependent, changed);
        }

        void Replace(ObjectId dependent, ObjectId because)
        {
            if (set.Gone.Contains(dependent)) return;
            Refuse(set, options, dependent, because);
            if (set.Replace(dependent)) queue.Enqueue(dependent);
        }

        // What refers to a row that goes is told another row, or goes too: nothing is made again for it. Rows follow a table that is made again.
        IEnumerable<(ObjectId Dependent, Dependency Dependency)> Needing(ObjectId gone) => gone.Kind == ObjectKinds.Row ? []
            : (dependents.GetValueOrDefault(gone) ?? []).Where(one => one.Dependent.Kind != ObjectKinds.Row || !Moves.TableMoves.IsPossible(set.From[gone], set.To[gone]));

        // A table that stays is freed before its parent goes, or the parent's column goes from it alone: the table keeps what it has from there.
        bool IsFreed(ObjectId dependent, Dependency dependency) => set.To.Contains(dependent) && !set.Gone.Contains(dependent) && (
            dependent.Kind == ObjectKinds.Table && dependency.On.Kind == ObjectKinds.Table
            || dependent.Kind == ObjectKinds.Inheritance && dependency.On.Kind != ObjectKinds.Table
            || dependency.ThroughBond && set.From[dependent]!.Container is { } table && !set.Gone.Contains(table)
                && (dependent.Kind == ObjectKinds.Column && !set.To.Contains(dependency.On) || set.From.BondsOf(table).Any(bond => set.Gone.Contains(bond.Id))));

        // An index of a parent that has taken in a partition's key goes on without the partition.
        bool LosesPartition(ObjectId dependent, Dependency dependency) => dependent.Kind == ObjectKinds.Index && dependency.On.Kind == ObjectKinds.Constraint
            && set.From[dependency.On]!.Container is { } table && (set.Gone.Contains(table) || set.From.BondsOf(table).Any(bond => set.Gone.Contains(bond.Id)));

        // An object that is altered in place so that it no longer needs what goes can stay: it is altered first.
        bool LetsGo(ObjectId dependent, ObjectId gone, bool goesWith) =>
            set.Altered.TryGetValue(dependent, out var alter) && alter.To.DependsOn.Value.All(dependency => dependency.On != gone)
            && (!goesWith || alter.Alteration.Statements.Count > 0);
    }

    /// <summary>Who depends on each object of a database, and whether it would go with it.</summary>
    private static Dictionary<ObjectId, List<(ObjectId Dependent, Dependency Dependency)>> Dependents(Database database)
    {
        var dependents = new Dictionary<ObjectId, List<(ObjectId, Dependency)>>();
        foreach (var item in database.Objects)
            foreach (var dependency in item.DependsOn.Value)
            {
                if (!dependents.TryGetValue(dependency.On, out var list)) dependents[dependency.On] = list = [];
                list.Add((item.Id, dependency));
            }
        return dependents;
    }

    private static void Refuse(ChangeSet set, ComparisonOptions options, ObjectId dependent, ObjectId because)
    {
        if (!options.Includes(set.From[dependent]!))
            throw Uncompared.Dependent(dependent, because);
        // What a generated column holds is computed again, and a foreign table holds nothing.
        var keepsRows = set.From[dependent] is Catalog.Tables.Table { Server: null } or Catalog.Columns.Column { Generated: null } && !Moves.TableMoves.IsPossible(set.From[dependent], set.To[dependent])
            && set.From[Container(set, dependent)] is Catalog.Tables.Table { Server: null };
        if (keepsRows && set.To.Contains(dependent) && !set.Gone.Contains(Container(set, dependent)))
            throw new SourceException("rows-would-be-lost", $"cannot replace {because}: {dependent} depends on it, and its values would be lost")
            {
                Hint = $"Write the revision by hand: add a new column of the new type, copy the values, drop the old one.",
            };
    }

    private static ObjectId Container(ChangeSet set, ObjectId id) => set.From[id]?.Container ?? id;
}
