using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Retort.EntityFrameworkCore.Conventions;

/// <summary>The triggers of <see cref="TimestampConvention"/>: Entity Framework itself cannot write them.</summary>
internal static class TouchTriggers
{
    /// <summary>One function for each name of a column in each schema, and a trigger for each table.</summary>
    public static IEnumerable<string> Statements(IModel model, ISqlGenerationHelper sql)
    {
        var columns = model.GetRelationalModel().Tables
            .SelectMany(table => table.Columns.Where(column => column.PropertyMappings.Any(mapping => mapping.Property.FindAnnotation(TimestampConvention.Touched) is not null))).ToList();
        foreach (var kind in columns.Select(column => (column.Table.Schema, column.Name)).Distinct())
            yield return $"create function {Function(kind.Schema, kind.Name)}() returns trigger language plpgsql as $$\nbegin\n  new.{sql.DelimitIdentifier(kind.Name)} = now();\n  return new;\nend\n$$;";
        foreach (var column in columns)
            yield return $"create trigger {sql.DelimitIdentifier($"set_{column.Name}")} before update on {sql.DelimitIdentifier(column.Table.Name, column.Table.Schema)} "
                + $"for each row when (old.* is distinct from new.*) execute function {Function(column.Table.Schema, column.Name)}();";

        string Function(string? schema, string column) => sql.DelimitIdentifier($"set_{column}", schema);
    }
}
