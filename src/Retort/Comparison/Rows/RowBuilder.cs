using System.Globalization;
using Retort.Catalog;
using Retort.Catalog.Rows;

namespace Retort.Comparison.Rows;

/// <summary>Turns what was read of a table into rows of the form in which it is compared.</summary>
internal sealed class RowBuilder(RowForm form, TableRows table, int level)
{
    private readonly Dictionary<string, int> places = table.Columns.Index().ToDictionary(column => column.Item.Name, column => column.Index);

    public IEnumerable<Row> Build()
    {
        var given = form.Columns.Where(column => !column.IsGenerated).ToList();
        var (overriding, serial) = (given.Exists(column => column.IsAlwaysIdentity), given.Find(column => column.IsSerial));
        var seen = new Dictionary<string, int>();
        for (var position = 0; position < table.Rows.Count; position++)
        {
            var values = form.Columns.Select(column => Value(column, table.Rows[position])).ToValueList();
            var key = form.Key.Select(name => Own(values.First(value => value.Column == name))).ToValueList();
            var name = string.Join(", ", key.Select(value => value.Text ?? "null"));
            // Rows without a key may be there twice.
            var times = seen[name] = seen.GetValueOrDefault(name) + 1;
            yield return new()
            {
                Id = form.Table with { Kind = ObjectKinds.Row, Arguments = times == 1 ? name : $"{name} #{times}" },
                Values = values,
                Key = new(key),
                IsOverriding = new(overriding),
                Level = new(level),
                Position = new(position),
                Advances = new(serial is not null && IsPositive(values.First(value => value.Column == serial.Name)) ? serial.Name : null),
            };
        }
    }

    private RowValue Value(RowColumn column, ValueList<string?> row) => new(column.Name, places.TryGetValue(column.Name, out var place) ? row[place] : column.Initial)
    {
        Type = new(column.Type),
        IsGenerated = new(column.IsGenerated),
    };

    /// <summary>The value as the table has it now, whose type may be about to change.</summary>
    private RowValue Own(RowValue value) => places.TryGetValue(value.Column, out var place) ? value with { Type = new(table.Columns[place].Type) } : value;

    // A sequence begins at 1: it cannot be moved to less.
    private static bool IsPositive(RowValue value) => long.TryParse(value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0;
}
