using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Retort.EntityFrameworkCore.Models;

/// <summary>Finds properties of an enum that the schema lets be any number or text.</summary>
internal static class UncheckedEnums
{
    /// <summary>Their columns, as <c>orders.state</c>.</summary>
    public static IEnumerable<string> Of(IModel model) =>
        from table in model.GetRelationalModel().Tables
        from column in table.Columns
        where column.PropertyMappings.Any(mapping => IsEnum(mapping.Property)) && IsPlain(column.StoreType) && !table.CheckConstraints.Any(check => check.Sql.Contains(column.Name, StringComparison.Ordinal))
        select string.IsNullOrEmpty(table.Schema) ? $"{table.Name}.{column.Name}" : $"{table.Schema}.{table.Name}.{column.Name}";

    private static bool IsEnum(IReadOnlyProperty property) => (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType).IsEnum;

    /// <summary>What is none of these is a type of its own.</summary>
    private static bool IsPlain(string type) => type is "smallint" or "integer" or "bigint" or "text" or "numeric" || type.StartsWith("character varying", StringComparison.Ordinal);
}
