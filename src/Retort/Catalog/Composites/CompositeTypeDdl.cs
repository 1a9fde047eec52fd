using Retort.Catalog.Types;
using Retort.Sql;

namespace Retort.Catalog.Composites;

internal sealed class CompositeTypeDdl : TypeDdl<CompositeType>
{
    public override KindReference Reference => new(
        "attributes that come at the end, go, or change their type; inside the rows of tables the type is made anew, with the types that are built of it, under the columns; so it is when the order changes, or attributes and types at once, where columns have the type itself",
        "another order of attributes inside an array, another type or a table of the type");

    private const int LongestLine = 80;

    protected override IEnumerable<Statement> Create(CompositeType item, IReadOnlyList<DatabaseObject> members, DdlContext context) =>
        item.Attributes.Where(one => one.Comment is not null).Select(one => Comment(item, one)).Prepend(CreateType(item));

    public override IEnumerable<string> Claims(DatabaseObject item) => [.. base.Claims(item), $"relation:{item.Id.Schema}.{item.Id.Name}"];

    /// <summary>Attributes come at the end, go and change in place; another order needs another type.</summary>
    protected override Alteration? Alter(CompositeType from, CompositeType to, DdlContext context)
    {
        if (!AttributeChanges.KeepOrder(from.Attributes, to.Attributes)) return Rearrange(from, to, context);
        var changes = AttributeChanges.Write(from, to, context.From.DependentsOf(from.Id).Any(item => item is Tables.Table { OfType: not null })).ToList();
        // PostgreSQL changes no type inside the rows of a table (0A000): they are rewritten with a type made anew.
        if (AttributeChanges.ChangesTypes(from, to) && TypeReplacement.HasColumns(from, context))
            return from.Attributes.Select(one => one.Name).SequenceEqual(to.Attributes.Select(one => one.Name))
                ? TypeReplacement.Plan(from, to, context)
                : Rearrange(from, to, context);
        var comments = to.Attributes.Where(one => one.Comment != Comment(from, one.Name)).Select(one => Comment(to, one));
        var disturbs = AttributeChanges.ChangesTypes(from, to) || AttributeChanges.Removes(from, to);
        return new() { Statements = [.. changes, .. comments], Disturbs = disturbs ? TypeUse.LooksInside : null };
    }

    /// <summary>The rows of another type are composed of the attributes by their names: an expression that reaches them in a column, but not in the elements of an array.</summary>
    private static Alteration? Rearrange(CompositeType from, CompositeType to, DdlContext context) =>
        TypeReplacement.HasColumns(from, context) && TypeReplacement.StandsAlone(from, context)
            ? TypeReplacement.Plan(from, to, context, @using: column => AttributeChanges.Compose(column, from, to))
            : null;

    private static Statement CreateType(CompositeType item)
    {
        var attributes = item.Attributes.Select(AttributeChanges.Define).ToList();
        var line = $"create type {item.Id.QualifiedName} as ({string.Join(", ", attributes)})";
        return new(line.Length <= LongestLine ? line : $"create type {item.Id.QualifiedName} as (\n  {string.Join(",\n  ", attributes)}\n)");
    }

    private static string? Comment(CompositeType type, string attribute) =>
        type.Attributes.Where(one => one.Name == attribute).Select(one => one.Comment).FirstOrDefault();

    private static Statement Comment(CompositeType type, CompositeAttribute attribute) =>
        new($"comment on column {type.Id.QualifiedName}.{Identifier.Quote(attribute.Name)} is {(attribute.Comment is { } text ? Literal.Quote(text) : "null")}");
}
