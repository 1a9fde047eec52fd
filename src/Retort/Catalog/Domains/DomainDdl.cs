using Retort.Catalog.Columns;
using Retort.Catalog.Types;
using Retort.Sql;

namespace Retort.Catalog.Domains;

internal sealed class DomainDdl : TypeDdl<Domain>
{
    public override KindReference Reference => new(
        "default, not null and its name; for another base type or collation it is made anew, with the types that are built of it, under their columns, which are converted",
        "");

    protected override IEnumerable<Statement> Create(Domain item, IReadOnlyList<DatabaseObject> members, DdlContext context) =>
        [Create(item, members.OfType<DomainConstraint>().Select(DomainConstraintDdl.Define))];

    protected override string Address(Domain item) => $"domain {item.Id.QualifiedName}";

    /// <summary>Another base type means another type: the columns are converted.</summary>
    protected override Alteration? Alter(Domain from, Domain to, DdlContext context) =>
        (from.BaseType, from.Collation) == (to.BaseType, to.Collation)
            ? Alteration.Of(Changes(from, to))
            : TypeReplacement.Plan(from, to, context, By(from, to));

    /// <summary>
    /// What PostgreSQL assigns by itself is left to it, for an assignment refuses a value that is too long where a cast would cut it; all other
    /// base types have text in common.
    /// </summary>
    private static string? By(Domain from, Domain to) => Conversion.IsAssigned(from.BaseType, to.BaseType) ? null : "text";

    private static Statement Create(Domain item, IEnumerable<string> constraints)
    {
        var type = item.Collation is { } collation ? $"{item.BaseType} collate {collation}" : item.BaseType;
        List<string> clauses = [];
        if (item.Default is { } value) clauses.Add($"default {value}");
        if (item.NotNull) clauses.Add(item.NotNullName is { } name ? $"constraint {Identifier.Quote(name)} not null" : "not null");
        clauses.AddRange(constraints);
        var head = $"create domain {item.Id.QualifiedName} as {type}";
        return new(clauses.Count switch
        {
            0 => head,
            1 => $"{head} {clauses[0]}",
            _ => $"{head}\n  {string.Join("\n  ", clauses)}",
        });
    }

    private static IEnumerable<Statement> Changes(Domain from, Domain to)
    {
        var head = $"alter domain {to.Id.QualifiedName}";
        if (from.Default != to.Default) yield return new($"{head} {(to.Default is { } value ? $"set default {value}" : "drop default")}");
        if (from.NotNull && to.NotNull && from.NotNullName != to.NotNullName)
            yield return new($"{head} rename constraint {NotNullName(from)} to {NotNullName(to)}");
        else if (from.NotNull && !to.NotNull) yield return new($"{head} drop not null");
        else if (to.NotNull && !from.NotNull)
            yield return new($"{head} {(to.NotNullName is { } name ? $"add constraint {Identifier.Quote(name)} not null" : "set not null")}");
    }

    private static string NotNullName(Domain item) => Identifier.Quote(item.NotNullName ?? $"{item.Id.Name}_not_null");
}
