using Retort.Catalog.Types;
using Retort.Sql;

namespace Retort.Catalog.Enums;

internal sealed class EnumTypeDdl : TypeDdl<EnumType>
{
    public override KindReference Reference => new(
        "labels added before, after and at the end, renamed by hint (`--rename type.old:new`); when labels go or move, the type is made anew, with the types that are built of it, under their columns, which are converted",
        "");

    private const int LongestLine = 110;

    protected override IEnumerable<Statement> Create(EnumType item, IReadOnlyList<DatabaseObject> members, DdlContext context) => [Create(item)];

    /// <summary>New labels are put in their places; when one goes or moves, the type is made anew under its columns.</summary>
    protected override Alteration? Alter(EnumType from, EnumType to, DdlContext context) =>
        to.Labels.Where(from.Labels.Contains).SequenceEqual(from.Labels)
            ? Alteration.Of(Additions(from, to))
            : TypeReplacement.Plan(from, to, context);

    private static Statement Create(EnumType item)
    {
        var labels = item.Labels.Select(Literal.Quote).ToList();
        var line = $"create type {item.Id.QualifiedName} as enum ({string.Join(", ", labels)})";
        return new(line.Length <= LongestLine ? line : $"create type {item.Id.QualifiedName} as enum (\n  {string.Join(",\n  ", labels)}\n)");
    }

    private static IEnumerable<Statement> Additions(EnumType from, EnumType to)
    {
        var present = from.Labels.ToHashSet();
        for (var index = 0; index < to.Labels.Count; index++)
            if (present.Add(to.Labels[index]))
                yield return new($"alter type {to.Id.QualifiedName} add value {Literal.Quote(to.Labels[index])}{Place(to, index, present)}") { CommitsFirst = true };
    }

    /// <summary>All labels before this one are there already, so the one before it says where it belongs.</summary>
    private static string Place(EnumType to, int index, HashSet<string> present)
    {
        if (!to.Labels.Skip(index + 1).Any(present.Contains)) return "";
        return index > 0 ? $" after {Literal.Quote(to.Labels[index - 1])}" : $" before {Literal.Quote(to.Labels.Skip(1).First(present.Contains))}";
    }
}
