using Retort.Catalog;
using Retort.Catalog.Composites;
using Retort.Catalog.Enums;
using Retort.Sql;

namespace Retort.Comparison;

/// <summary>What a rename means, found by what there is.</summary>
/// <param name="Name">Its name now.</param>
/// <param name="Sql">The command that renames, of the name before and the name after.</param>
internal sealed record RenameTarget(string Name, Func<string, string, string> Sql)
{
    private static readonly ObjectKind[] Renamable =
    [
        ObjectKinds.Table, ObjectKinds.View, ObjectKinds.MaterializedView, ObjectKinds.Sequence, ObjectKinds.Enum, ObjectKinds.Composite, ObjectKinds.Range, ObjectKinds.Domain,
    ];

    /// <summary>Whether it is a label of an enum type, which may be any text.</summary>
    public bool IsLabel { get; private init; }

    /// <summary>The column, object, label or attribute of a path, in this order; a table and a type never share a name, so that no path means two of them in one schema.</summary>
    public static RenameTarget? Find(Database database, string path) =>
        Candidates(path.Split('.'), database.Schema).Where(database.Contains).Select(Of).FirstOrDefault() ?? Label(database, path) ?? Attribute(database, path);

    private static IEnumerable<ObjectId> Candidates(string[] parts, string defaultSchema)
    {
        if (parts.Length > 3) yield break;
        var name = parts[^1];
        var first = parts[0] == defaultSchema ? "" : parts[0];
        if (parts.Length == 3) yield return new(ObjectKinds.Column, first, name, parts[1]);
        if (parts.Length == 3) yield break;
        if (parts.Length == 2) yield return new(ObjectKinds.Column, "", name, parts[0]);
        foreach (var kind in Renamable) yield return new(kind, parts.Length == 2 ? first : "", name);
        // The default schema is chosen by the configuration.
        if (parts.Length == 1 && name != defaultSchema) yield return new(ObjectKinds.Schema, "", name);
    }

    private static RenameTarget Of(ObjectId id) => id.Kind == ObjectKinds.Column
        ? new(id.Name, (before, after) => $"alter table {id.QualifiedTable} rename column {Identifier.Quote(before)} to {Identifier.Quote(after)}")
        : new(id.Name, (before, after) => $"alter {Word(id.Kind)} {(id with { Name = before }).QualifiedName} rename to {Identifier.Quote(after)}");

    private static RenameTarget? Label(Database database, string path) =>
        (from type in database.Objects.OfType<EnumType>()
         let label = Inside(type.Id, path, database.Schema)
         where label is not null && type.Labels.Contains(label)
         select new RenameTarget(label, (before, after) => $"alter type {type.Id.QualifiedName} rename value {Literal.Quote(before)} to {Literal.Quote(after)}") { IsLabel = true }).FirstOrDefault();

    private static RenameTarget? Attribute(Database database, string path) =>
        (from type in database.Objects.OfType<CompositeType>()
         let name = Inside(type.Id, path, database.Schema)
         where name is not null && type.Attributes.Any(attribute => attribute.Name == name)
         select new RenameTarget(name, (before, after) => $"alter type {type.Id.QualifiedName} rename attribute {Identifier.Quote(before)} to {Identifier.Quote(after)}")).FirstOrDefault();

    /// <summary>What follows the name of a type in a path; null when the path does not begin with it.</summary>
    private static string? Inside(ObjectId type, string path, string defaultSchema)
    {
        string[] names = type.Schema.Length > 0 ? [$"{type.Schema}.{type.Name}."] : [$"{type.Name}.", $"{defaultSchema}.{type.Name}."];
        return names.Where(name => path.StartsWith(name, StringComparison.Ordinal)).Select(name => path[name.Length..]).FirstOrDefault(rest => rest.Length > 0);
    }

    private static string Word(ObjectKind kind) => kind == ObjectKinds.Enum || kind == ObjectKinds.Composite || kind == ObjectKinds.Range ? "type" : kind.Name;
}
