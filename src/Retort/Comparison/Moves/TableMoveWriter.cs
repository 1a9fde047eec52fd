using Retort.Catalog;
using Retort.Catalog.Columns;
using Retort.Catalog.Constraints;
using Retort.Catalog.IdentitySequences;
using Retort.Catalog.Indexes;
using Retort.Catalog.Inheritance;
using Retort.Catalog.Sequences;
using Retort.Sql;

namespace Retort.Comparison.Moves;

/// <summary>The statements by which a table steps aside and its rows follow.</summary>
internal sealed class TableMoveWriter(TableMove move, ChangeSet set)
{
    private readonly HashSet<string> wanted = [.. set.Created.SelectMany(id => id.Kind.Ddl.Claims(set.To[id]!))];

    private string Former => move.Former.QualifiedName;

    /// <summary>Frees the old table from its parents, takes another name, and gives up the names that the new one and its parts bear.</summary>
    public IEnumerable<Statement> SetAside(IEnumerable<DatabaseObject> members)
    {
        var own = members.Where(member => member.Container == move.From.Id || member is Sequence).ToList();
        foreach (var bond in own.OfType<TableInheritance>())
            yield return new(bond.Bound is null ? $"alter table {move.From.Id.QualifiedName} no inherit {bond.Parent}" : $"alter table {bond.Parent} detach partition {move.From.Id.QualifiedName}");
        yield return new($"alter table {move.From.Id.QualifiedName} rename to {move.Former.BareName}");
        if (move.From.DependsOn.Value.Any(dependency => dependency.On.Kind == ObjectKinds.Composite && set.Gone.Contains(dependency.On))) yield return new($"alter table {Former} not of");
        foreach (var key in own.OfType<Constraint>().Where(IsLoose).OrderBy(item => item.Id)) yield return new($"alter table {Former} drop constraint {key.Id.BareName}");
        foreach (var key in own.OfType<Constraint>().Where(item => item.HasIndex && IsWanted(item)).OrderBy(item => item.Id)) yield return new($"alter table {Former} drop constraint {key.Id.BareName}");
        // PostgreSQL makes up no name for a check that any table of the schema has a constraint of.
        foreach (var check in own.OfType<Constraint>().Where(item => item is { Type: ConstraintType.Check, IsInherited: false } && set.Created.Contains(item.Id)).OrderBy(item => item.Id)) yield return new($"alter table {Former} drop constraint {check.Id.BareName}");
        foreach (var index in own.OfType<TableIndex>().Where(IsWanted).OrderBy(item => item.Id)) yield return new($"drop index {index.Id.QualifiedName}");
        foreach (var counter in Counters(own).Where(counter => counter.Moves)) yield return new($"alter sequence {counter.Name.QualifiedName} rename to {Aside(counter.Name).BareName}");
    }

    /// <summary>Copies the rows, lets the new counters go on where the old ones stopped, and drops the old table.</summary>
    public IEnumerable<Statement> Follow(IEnumerable<DatabaseObject> members)
    {
        var columns = Columns(set.To, move.To.Id).Where(column => column.Generated is null && set.From.Contains(column.Id)).ToList();
        var open = Columns(set.To, move.To.Id).Where(NeedsValue).ToList();
        var names = columns.Concat(open).Select(column => column.Id.BareName);
        var values = columns.Select(Value).Concat(open.Select(column => $"/* retort: value for {column.Id.QualifiedTable}.{column.Id.Name} */"));
        var overriding = columns.Exists(column => column.Identity == "always") ? " overriding system value" : "";
        if (columns.Count + open.Count > 0) yield return new($"insert into {move.To.Id.QualifiedName} ({string.Join(", ", names)}){overriding}\nselect {string.Join(", ", values)}\nfrom {Former}");
        foreach (var counter in Counters(members))
            yield return new($"select setval({counter.Successor}, last_value, is_called) from {(counter.Moves ? Aside(counter.Name) : counter.Name).QualifiedName}");
        yield return new($"drop table {Former}");
    }

    private string Value(Column column) => set.From[column.Id] is Column from && from.Type != column.Type && Conversion.Using(from, column) is { Length: > 0 } conversion
        ? conversion[" using ".Length..] : column.Id.BareName;

    private bool NeedsValue(Column column) => set.Context.AsksForValues && !set.From.Contains(column.Id) && column is { NotNull: true, Generated: null, Identity: null }
        && !set.To.Contains(column.Id with { Kind = ObjectKinds.ColumnDefault });

    /// <summary>A foreign key whose other side goes or steps aside too.</summary>
    private bool IsLoose(Constraint item) => item.Type == ConstraintType.ForeignKey && !item.IsInherited
        && item.DependsOn.Value.Any(dependency => dependency.On.Kind != ObjectKinds.Column && dependency.On != move.From.Id && set.Gone.Contains(dependency.On));

    private bool IsWanted(DatabaseObject item) => item.Id.Kind.Ddl.Claims(item).Any(wanted.Contains);

    private static ObjectId Aside(ObjectId sequence) => sequence with { Name = GeneratedName.Of(sequence.Name, null, "former") };

    /// <summary>The sequences that count a column before and after.</summary>
    private IEnumerable<(ObjectId Name, string Successor, bool Moves)> Counters(IEnumerable<DatabaseObject> members)
    {
        foreach (var member in members.OrderBy(member => member.Id))
        {
            var (name, column) = member switch
            {
                IdentitySequence identity when identity.Container == move.From.Id => (identity.Id with { Kind = ObjectKinds.Sequence, Name = identity.Name, Table = null }, identity.Id.Name),
                Sequence sequence => (sequence.Id, sequence.DependsOn.Value.Where(dependency => dependency.GoesWith && dependency.On.Kind == ObjectKinds.Column && dependency.On.Table == move.From.Id.Name && dependency.On.Schema == move.From.Id.Schema).Select(dependency => dependency.On.Name).FirstOrDefault()),
                _ => (default, null),
            };
            if (column is null || Successor(column) is not { } successor) continue;
            yield return (name, successor, wanted.Contains($"relation:{name.Schema}.{name.Name}") || IsIdentity(column));
        }
    }

    private bool IsIdentity(string column) => set.To[new(ObjectKinds.Column, move.To.Id.Schema, column, move.To.Id.Name)] is Column { Identity: not null };

    /// <summary>What <c>setval</c> is told of the sequence behind a column; null when none is there any more.</summary>
    private string? Successor(string column)
    {
        var id = new ObjectId(ObjectKinds.Column, move.To.Id.Schema, column, move.To.Id.Name);
        if (IsIdentity(column)) return $"pg_get_serial_sequence({Literal.Quote(move.To.Id.QualifiedName)}, {Literal.Quote(column)})";
        return set.Created.Select(one => set.To[one]).OfType<Sequence>().FirstOrDefault(sequence => sequence.DependsOn.Value.Any(dependency => dependency.GoesWith && dependency.On == id)) is { } owned
            ? Literal.Quote(owned.Id.QualifiedName) : null;
    }

    private static IEnumerable<Column> Columns(Database database, ObjectId table) =>
        database.PartsOf(table).OfType<Column>().OrderBy(column => column.Position.Value);
}
