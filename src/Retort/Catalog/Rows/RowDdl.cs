using Retort.Sql;

namespace Retort.Catalog.Rows;

internal sealed class RowDdl : ObjectDdl<Row>
{
    public override KindReference Reference => new("the columns whose values differ", "");

    /// <summary>Neighbours of one table become one INSERT of many rows.</summary>
    protected override IEnumerable<Statement> Create(Row item, IReadOnlyList<DatabaseObject> members, DdlContext context)
    {
        var given = item.Values.Where(value => !value.IsGenerated.Value).ToList();
        var columns = string.Join(", ", given.Select(value => Identifier.Quote(value.Column)));
        yield return new(
            $"insert into {item.Id.QualifiedName} ({columns}){(item.IsOverriding.Value ? " overriding system value" : "")} values",
            $"({string.Join(", ", given.Select(value => value.Literal))})");
        if (item.Advances.Value is not { } column) yield break;
        // Never back: it may begin higher, or have given numbers to rows that are gone.
        var sequence = $"pg_get_serial_sequence({Literal.Quote(item.Id.QualifiedName)}, {Literal.Quote(column)})";
        yield return new($"select setval({sequence}, greatest(max({Identifier.Quote(column)}) + 1, nextval({sequence})), false) from {item.Id.QualifiedName}");
    }

    protected override IEnumerable<Statement> Drop(Row item, DdlContext context) => [new($"delete from {item.Id.QualifiedName} where {Condition(item)}")];

    /// <summary>Only what differs is assigned.</summary>
    protected override Alteration? Alter(Row from, Row to, DdlContext context)
    {
        var changed = to.Values.Except(from.Values).Where(value => !value.IsGenerated.Value).Select(value => value.Assignment).ToList();
        return changed.Count == 0 ? Alteration.Of() : Alteration.Of(new Statement($"update {to.Id.QualifiedName} set {string.Join(", ", changed)} where {Condition(to)}"));
    }

    protected override string Address(Row item) => $"table {item.Id.QualifiedName}";

    private static string Condition(Row item) => string.Join(" and ", item.Key.Value.Select(value => value.Text is null ? $"{Identifier.Quote(value.Column)} is null" : value.Assignment));
}
