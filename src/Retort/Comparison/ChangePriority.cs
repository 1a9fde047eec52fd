using Retort.Catalog;

namespace Retort.Comparison;

/// <summary>Which of several changes that are all possible comes first: the order in which a person would write them.</summary>
internal readonly record struct ChangePriority(int Stage, int Rank, string Place, int Part, int Position, ObjectId Id) : IComparable<ChangePriority>
{
    /// <summary>New enum labels, then drops, then the rest; the parts of a table that stays are kept together.</summary>
    public static ChangePriority Of(Change change)
    {
        var item = change switch
        {
            CreateChange create => create.Object,
            DropChange drop => drop.Object,
            AlterChange alter => alter.To,
            RenameChange rename => rename.To,
            MoveRowsChange move => move.To,
            _ => throw new InvalidOperationException($"unknown change {change.GetType().Name}"),
        };
        if (item is Catalog.Rows.Row row) return Of(change, row);
        var container = item.Container;
        var rank = (container ?? item.Id).Kind.Rank;
        var place = container is { } owner ? $"{owner.Schema}.{owner.Name}" : $"{item.Id.Schema}.{item.Id.Name}";
        return change switch
        {
            AlterChange { Alteration.Statements: [{ CommitsFirst: true }, ..] } => new(0, rank, place, 0, 0, item.Id),
            DropChange when container is null || item.Id.Kind.Ddl.DropsEarly => new(1, -rank, place, 0, 0, item.Id),
            RenameChange => new(1, -rank, place, 1, 0, item.Id),
            DropChange => new(2, rank, place, -item.Id.Kind.Rank, item.Position.Value, item.Id),
            // What is made on ONLY a partitioned table comes after the partitions, which would get it too.
            // Functions come before the tables that use them, but those that speak of tables come after them all.
            CreateChange when item.Id.Kind.Rank < ObjectKinds.Sequence.Rank && item.DependsOn.Value.Any(dependency => dependency.On.Table is not null || dependency.On.Kind == ObjectKinds.Table) => new(2, ObjectKinds.View.Rank, $" {place}", 0, 0, item.Id),
            CreateChange when item is Catalog.Indexes.TableIndex { IsValid: false } or Catalog.Constraints.Constraint { IsComplete: false } => new(2, item.Id.Kind.Rank, place, 0, 0, item.Id),
            _ => new(2, rank, place, item.Id.Kind.Rank, item.Position.Value, item.Id),
        };
    }

    /// <summary>Rows go after all else that goes, the referring ones first; they come last, the referred ones first; then what stays is changed.</summary>
    private static ChangePriority Of(Change change, Catalog.Rows.Row row)
    {
        var (rank, level) = (row.Id.Kind.Rank, change is DropChange ? 9999 - row.Level.Value : row.Level.Value);
        var place = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{level:D4} {row.Id.Schema}.{row.Id.Name}");
        return new(change is DropChange ? 1 : 2, change is AlterChange ? rank + 1 : rank, place, 0, row.Position.Value, row.Id);
    }

    public int CompareTo(ChangePriority other)
    {
        var stage = (Stage, Rank).CompareTo((other.Stage, other.Rank));
        if (stage != 0) return stage;
        var place = string.CompareOrdinal(Place, other.Place);
        if (place != 0) return place;
        var part = (Part, Position).CompareTo((other.Part, other.Position));
        return part != 0 ? part : Id.CompareTo(other.Id);
    }
}
