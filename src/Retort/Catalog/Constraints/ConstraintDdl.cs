using Retort.Catalog.Columns;
using Retort.Catalog.Indexes;
using Retort.Catalog.Inheritance;
using Retort.Catalog.Tables;

namespace Retort.Catalog.Constraints;

internal sealed class ConstraintDdl : ObjectDdl<Constraint>
{
    public override KindReference Reference => new(
        "name, validation, when a foreign key is checked, storage parameters and tablespace of the index, replica identity and cluster marks, its place in a partitioned index",
        "what it demands, its columns, one that becomes `not valid`");

    protected override IEnumerable<Statement> Create(Constraint item, IReadOnlyList<DatabaseObject> members, DdlContext context)
    {
        // PostgreSQL clones foreign keys when a partition is attached, too; a check must be there before.
        if (item.IsInherited && (item.Type == ConstraintType.ForeignKey || Bonds.IsBound(item.Container!.Value, context))) return Validation(item, context);
        if (item.ParentIndex is { } parent) return PartitionIndex.Create(item, parent, ConstraintSql(item, context), context);
        return [.. ConstraintSql(item, context), .. IndexMarks.Write(item.Id, item.IsClustered, item.IsReplicaIdentity)];
    }

    protected override IEnumerable<Statement> Drop(Constraint item, DdlContext context) =>
        [new(ColumnDdl.Head(item, context.From), $"drop constraint {item.Id.BareName}")];

    protected override Alteration? Alter(Constraint from, Constraint to, DdlContext context)
    {
        var statements = new List<Statement>();
        var head = ColumnDdl.Head(to, context.To);
        if (from.Type != to.Type || from.Columns != to.Columns || from.IsValid && !to.IsValid || from.IsComplete && !to.IsComplete) return null;
        // What changes of the parent's constraint changes of the table's own with it.
        if (to.IsInherited && Bonds.IsBound(to.Container!.Value, context)) return Alteration.Of();
        if (from.Definition != to.Definition)
        {
            if (Deferrability.Change(from, to) is not { } deferrability) return null;
            statements.Add(new(head, $"alter constraint {to.Id.BareName} {deferrability}"));
        }
        if (!from.IsValid && to.IsValid) statements.Add(new($"{head} validate constraint {to.Id.BareName}"));
        if (PartitionIndex.Change(to, from.ParentIndex, to.ParentIndex, context) is not { } moves) return null;
        statements.AddRange(moves);
        foreach (var action in StorageOption.Changes(from.Options, to.Options)) statements.Add(new($"alter index {to.Id.QualifiedName} {action}"));
        if (from.Tablespace != to.Tablespace) statements.Add(new($"alter index {to.Id.QualifiedName} set tablespace {to.Tablespace ?? "pg_default"}"));
        statements.AddRange(IndexMarks.Change(to, (from.IsClustered, from.IsReplicaIdentity), (to.IsClustered, to.IsReplicaIdentity), context));
        return Alteration.Of(statements);
    }

    public override IEnumerable<Statement>? Rename(DatabaseObject from, DatabaseObject to, DdlContext context) =>
        [new($"{ColumnDdl.Head(to, context.To)} rename constraint {from.Id.BareName} to {to.Id.BareName}")];

    public override DatabaseObject? Renamed(DatabaseObject item, ObjectId id) => item with { Id = id };

    public override ObjectId? JoinsWith(DatabaseObject item, DdlContext context)
    {
        var constraint = (Constraint)item;
        if (constraint.IsInherited) return context.IsCreated(item.Container!.Value) ? item.Container : null;
        var table = context.To[item.Container!.Value] as Table;
        var canJoin = constraint is { IsInherited: false, IsValid: true, IsComplete: true, ParentIndex: null } && table is { PartitionOf.Value: null, Server: null, OfType: null };
        // A partition's own checks are written in its CREATE, its keys are made when the parent's are attached.
        var isOwnCheck = constraint is { IsValid: true, Type: ConstraintType.Check } && table is { PartitionOf.Value: not null, Server: null };
        return canJoin || isOwnCheck ? item.Container : null;
    }

    public override int? Detachment(DatabaseObject item) => ((Constraint)item).IsInherited ? null : ((Constraint)item).Type switch
    {
        ConstraintType.ForeignKey => 0,
        ConstraintType.Check => 2,
        _ => 4,
    };

    protected override string Address(Constraint item) => $"constraint {item.Id.BareName} on {item.Id.QualifiedTable}";

    public override IEnumerable<string> Claims(DatabaseObject item)
    {
        yield return $"constraint:{item.Id.Schema}.{item.Id.Table}.{item.Id.Name}";
        if (((Constraint)item).HasIndex) yield return $"relation:{item.Id.Schema}.{item.Id.Name}";
    }

    private static IEnumerable<Statement> ConstraintSql(Constraint item, DdlContext context) =>
        [new(item.IsComplete ? ColumnDdl.Head(item, context.To) : $"alter table only {item.Id.QualifiedTable}", $"add {ConstraintClause.Named(CheckOfValues.Readable(item, OnlyColumn(item, context)))}")];

    /// <summary>A parent's check that is not valid comes as such to a partition that stays; its own rows may have been checked.</summary>
    private static IEnumerable<Statement> Validation(Constraint item, DdlContext context) =>
        item is { Type: ConstraintType.Check, IsValid: true } && !context.IsCreated(item.Container!.Value)
        && item.DependsOn.Value.Any(dependency => dependency.ThroughBond && context.IsCreated(dependency.On) && context.To[dependency.On] is Constraint { IsValid: false })
            ? [new($"alter table {item.Id.QualifiedTable} validate constraint {item.Id.BareName}")] : [];

    private static Column? OnlyColumn(Constraint item, DdlContext context) =>
        item.Columns is [var name] ? context.To[item.Id with { Kind = ObjectKinds.Column, Name = name }] as Column : null;
}
