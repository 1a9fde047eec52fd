using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Retort.EntityFrameworkCore;

/// <summary>Finds what the entities and properties of a model say about their earlier names.</summary>
internal static class RenameHints
{
    public const string Annotation = "Retort:WasNamed";

    /// <summary>Hints as <c>--rename</c> takes them, <c>users.name:full_name</c>: tables first, then columns under the new names of their tables.</summary>
    public static IEnumerable<string> Of(IModel model) => Tables(model).Concat(Columns(model)).Distinct();

    private static IEnumerable<string> Tables(IModel model) =>
        from entity in model.GetEntityTypes()
        let table = entity.GetTableName()
        where table is not null
        from name in Names(entity, entity.ClrType)
        select $"{Path(name.Contains('.') ? null : entity.GetSchema(), name)}:{table}";

    private static IEnumerable<string> Columns(IModel model) =>
        from table in model.GetRelationalModel().Tables
        from column in table.Columns
        from name in column.PropertyMappings.SelectMany(mapping => Names(mapping.Property, (MemberInfo?)mapping.Property.PropertyInfo ?? mapping.Property.FieldInfo)).Distinct()
        select $"{Path(table.Schema, table.Name)}.{name}:{column.Name}";

    private static IEnumerable<string> Names(IReadOnlyAnnotatable item, MemberInfo? member) =>
        (item.FindAnnotation(Annotation)?.Value as string[] ?? []).Concat(member?.GetCustomAttribute<RenamedFromAttribute>(inherit: false)?.Names ?? []);

    private static string Path(string? schema, string name) => string.IsNullOrEmpty(schema) ? name : $"{schema}.{name}";
}
