using Retort.Catalog;
using Retort.Catalog.Rows;

namespace Retort.Comparison.Rows;

/// <summary>The rows of one of two databases as objects, with what they refer to.</summary>
internal sealed class RowSide
{
    private readonly ReferenceData data;
    private readonly Dictionary<ObjectId, Row> rows = [];
    private readonly ILookup<ObjectId, Row> byTable;

    public RowSide(ReferenceData data, IReadOnlyList<RowForm> forms, Func<RowForm, TableRows?> table)
    {
        this.data = data;
        var levels = new RowLevels(data.References);
        foreach (var form in forms)
            foreach (var row in table(form) is { } read ? new RowBuilder(form, read, levels.Of(form.Table)).Build() : []) rows[row.Id] = row;
        byTable = rows.Values.ToLookup(row => row.Table);
    }

    /// <summary>The objects of a database with these rows.</summary>
    /// <param name="database">The database.</param>
    /// <param name="other">The rows on the other side.</param>
    /// <param name="isThere">Whether the other side has an object.</param>
    /// <param name="isWanted">Whether this is the side that the statements lead to.</param>
    public IEnumerable<DatabaseObject> Objects(Database database, RowSide other, Func<ObjectId, bool> isThere, bool isWanted = false)
    {
        var constraints = Constraints(other, isThere);
        foreach (var item in database.Objects)
            yield return constraints.TryGetValue(item.Id, out var parents) ? item with { DependsOn = new(item.DependsOn.Value.Concat(parents).ToValueList()) } : item;
        var references = data.References.ToLookup(reference => reference.Child);
        var targets = new Dictionary<RowReference, Dictionary<string, Row>>();
        foreach (var table in byTable)
        {
            // Only rows that come or go must be waited for; those of one table come in one statement.
            var ownNeeds = new List<Dependency> { new(table.Key, GoesWith: true) };
            // Rows that come need the columns; that these go or change is no reason to touch rows that stay.
            if (isWanted) ownNeeds.AddRange(table.First().Values.Select(value => new Dependency(new(ObjectKinds.Column, table.Key.Schema, value.Column, table.Key.Name), GoesWith: false)));
            var last = isWanted ? LastInserted(table, other) : null;
            foreach (var row in table)
            {
                var parents = references[table.Key].Select(reference => Parent(row, reference, targets)).OfType<Row>()
                    .Where(parent => !other.rows.ContainsKey(parent.Id) && parent.Id != row.Id && (parent.Table != row.Table || !isWanted || other.rows.ContainsKey(row.Id)))
                    .Select(parent => new Dependency(parent.Id, GoesWith: false));
                yield return row with { DependsOn = new(ownNeeds.Concat(parents).Distinct().ToValueList()), Advances = ReferenceEquals(row, last) ? row.Advances : default };
            }
        }
    }

    /// <summary>The row after which the sequence of the key is moved on: the last of those that one INSERT brings.</summary>
    private static Row? LastInserted(IEnumerable<Row> table, RowSide other) => table.Where(row => !other.rows.ContainsKey(row.Id)).MaxBy(row => row.Position.Value);

    /// <summary>A foreign key that is added to a table with rows of its own comes after the rows that these refer to; one that goes, goes before.</summary>
    private Dictionary<ObjectId, List<Dependency>> Constraints(RowSide other, Func<ObjectId, bool> isThere)
    {
        var needs = new Dictionary<ObjectId, List<Dependency>>();
        foreach (var reference in data.References.Where(reference => !isThere(reference.Constraint) && isThere(reference.Child)))
            needs[reference.Constraint] = [.. byTable[reference.Parent].Where(row => !other.rows.ContainsKey(row.Id)).Select(row => new Dependency(row.Id, GoesWith: false))];
        return needs;
    }

    private Row? Parent(Row row, RowReference reference, Dictionary<RowReference, Dictionary<string, Row>> targets)
    {
        if (!targets.TryGetValue(reference, out var parents))
        {
            targets[reference] = parents = [];
            foreach (var parent in byTable[reference.Parent])
                if (Values(parent, reference.ParentColumns) is { } values) parents[values] = parent;
        }
        return Values(row, reference.Columns) is { } wanted ? parents.GetValueOrDefault(wanted) : null;
    }

    /// <summary>The values of some columns as one text; null when one of them is null, or not compared.</summary>
    private static string? Values(Row row, ValueList<string> columns)
    {
        var values = columns.Select(column => row.Values.FirstOrDefault(value => value.Column == column)?.Text).ToList();
        return values.Contains(null) ? null : string.Join('\0', values);
    }
}
