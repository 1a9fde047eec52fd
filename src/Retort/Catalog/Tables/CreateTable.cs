using Retort.Catalog.Columns;
using Retort.Catalog.Constraints;
using Retort.Catalog.Defaults;
using Retort.Catalog.Inheritance;
using Retort.Catalog.Sequences;
using Retort.Sql;

namespace Retort.Catalog.Tables;

/// <summary>CREATE TABLE with its columns, defaults and constraints in one statement, as a person would write it.</summary>
internal static class CreateTable
{
    public static string Write(Table table, IReadOnlyList<DatabaseObject> members)
    {
        var bonds = members.OfType<TableInheritance>().ToList();
        var defaults = members.OfType<ColumnDefault>().ToDictionary(item => item.Id.Name, item => item.Expression);
        var columns = members.OfType<Column>().Where(column => !column.IsInherited || bonds.Count == 0).ToList();
        var constraints = members.OfType<Constraint>().Where(constraint => !constraint.IsInherited || bonds.Count == 0 && constraint.Type == ConstraintType.Check)
            .Select(constraint => CheckOfValues.Readable(constraint, constraint.Columns is [var only] ? columns.Find(column => column.Id.Name == only) : null)).ToList();
        var inline = constraints.Where(constraint => InlineConstraint.Fits(constraint, columns)).ToLookup(constraint => constraint.Columns[0]);
        var lines = columns.Select(column => SerialColumn.Written(column, members) is { } serial
                ? ColumnClause.Write(serial, null, InlineConstraint.Order(inline[column.Id.Name]))
                : ColumnClause.Write(column, defaults.GetValueOrDefault(column.Id.Name), InlineConstraint.Order(inline[column.Id.Name]), table.OfType is not null))
            .Concat(constraints.Where(constraint => !inline[constraint.Columns.Count > 0 ? constraint.Columns[0] : ""].Contains(constraint)).Select(ConstraintClause.InTable))
            .ToList();
        return $"create {(table.Server is not null ? "foreign " : table.IsLogged ? "" : "unlogged ")}table {table.Id.QualifiedName}{Origin(table, bonds)}{Body(lines, table.OfType is not null || Partition(bonds) is not null)}{Tail(table, bonds)}";
    }

    private static TableInheritance? Partition(List<TableInheritance> bonds) => bonds.Find(bond => bond.Bound is not null);

    private static string Origin(Table table, List<TableInheritance> bonds) =>
        table.OfType is { } type ? $" of {type}" : Partition(bonds) is { } bond ? $" partition of {bond.Parent}" : "";

    private static string Body(List<string> lines, bool hasColumns) => lines.Count > 0
        ? $" (\n  {string.Join(",\n  ", lines)}\n)"
        : hasColumns ? "" : " ()";

    private static string Tail(Table table, List<TableInheritance> bonds)
    {
        var parts = new List<string>();
        if (Partition(bonds) is { Bound: { } bound }) parts.Add(bound);
        else if (bonds.Count > 0) parts.Add($"inherits ({string.Join(", ", bonds.Select(bond => bond.Parent))})");
        if (table.PartitionKey is { } key) parts.Add($"partition by {key}");
        if (table.Server is { } server) parts.Add($"server {Identifier.Quote(server)}");
        if (table.ServerOptions.Count > 0) parts.Add($"options ({ServerOption.Write(table.ServerOptions)})");
        if (table.AccessMethod is { } method) parts.Add($"using {Identifier.Quote(method)}");
        if (table.Options.Count > 0) parts.Add($"with ({StorageOption.Write(table.Options)})");
        if (table.Tablespace is { } tablespace) parts.Add($"tablespace {Identifier.Quote(tablespace)}");
        // A bound stands on its own line below the name, the rest behind the closing parenthesis.
        return parts.Count == 0 ? "" : Partition(bonds) is null ? $" {string.Join(' ', parts)}" : $"\n  {string.Join("\n  ", parts)}";
    }
}
