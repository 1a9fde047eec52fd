using Retort.Catalog.Columns;
using Retort.Catalog.Defaults;
using Retort.Sql;

namespace Retort.Catalog.Sequences;

/// <summary>Columns that a person writes as <c>serial</c>: a sequence that is the column's own, named as PostgreSQL names it, with nothing said about it.</summary>
internal static class SerialColumn
{
    /// <summary>The column whose <c>serial</c> makes this sequence; null when only CREATE SEQUENCE can.</summary>
    public static Column? Of(Sequence sequence, Database database)
    {
        var owner = sequence.DependsOn.Value.FirstOrDefault(dependency => dependency.GoesWith && dependency.On.Kind == ObjectKinds.Column).On;
        if (owner == default || database[owner] is not Column { NotNull: true, Identity: null, IsInherited: false } column) return null;
        // Since PostgreSQL 15 the sequence of an unlogged table is unlogged too.
        var isUsual = sequence.IsLogged == (database[column.Container!.Value] as Tables.Table)?.IsLogged && sequence.Settings == SequenceSettings.Default(column.Type) && TypeName(column) is not null
            && sequence.Id.Schema == owner.Schema && sequence.Id.Name == GeneratedName.Of(owner.Table!, owner.Name, "seq");
        return isUsual && database[owner with { Kind = ObjectKinds.ColumnDefault }] is ColumnDefault value && value.Expression == $"nextval({Literal.Quote(sequence.Id.QualifiedName)}::regclass)"
            ? column : null;
    }

    /// <summary><c>serial</c> and its kin; null for a type that has none.</summary>
    public static string? TypeName(Column column) => column.Type switch
    {
        "smallint" => "smallserial",
        "integer" => "serial",
        "bigint" => "bigserial",
        _ => null,
    };

    /// <summary>The column as it is written when its sequence is among the members of the same statement.</summary>
    public static Column? Written(Column column, IEnumerable<DatabaseObject> members) =>
        members.OfType<Sequence>().Any(sequence => sequence.Id.Name == GeneratedName.Of(column.Id.Table!, column.Id.Name, "seq"))
            ? column with { Type = TypeName(column)!, NotNull = false } : null;
}
