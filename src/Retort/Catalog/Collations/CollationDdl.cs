using Retort.Catalog.Types;
using Retort.Sql;

namespace Retort.Catalog.Collations;

internal sealed class CollationDdl : ObjectDdl<Collation>
{
    public override KindReference Reference => new("made anew under the columns that use it, which are converted", "");

    protected override IEnumerable<Statement> Create(Collation item, IReadOnlyList<DatabaseObject> members, DdlContext context) =>
        [Create(item)];

    protected override IEnumerable<Statement> Drop(Collation item, DdlContext context) => [new($"drop {Address(item)}")];

    /// <summary>Nothing of a collation can change: it is made anew under its columns, whose values stay as they are.</summary>
    protected override Alteration? Alter(Collation from, Collation to, DdlContext context) => TypeReplacement.Plan(from, to, context, by: null);

    public override IEnumerable<string> Claims(DatabaseObject item) => [$"collation:{item.Id.Schema}.{item.Id.Name}"];

    private Statement Create(Collation item) => new($"create {Address(item)} ({string.Join(", ", Options(item))})");

    protected override string Address(Collation item) => $"collation {item.Id.QualifiedName}";

    private static IEnumerable<string> Options(Collation item)
    {
        if (item.Provider != "libc") yield return $"provider = {item.Provider}";
        if (item.CharacterType is { } type)
        {
            yield return $"lc_collate = {Literal.Quote(item.Locale)}";
            yield return $"lc_ctype = {Literal.Quote(type)}";
        }
        else yield return $"locale = {Literal.Quote(item.Locale)}";
        if (!item.IsDeterministic) yield return "deterministic = false";
        if (item.Rules is { } rules) yield return $"rules = {Literal.Quote(rules)}";
    }
}
