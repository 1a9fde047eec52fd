using Retort.Catalog;
using Retort.Catalog.Columns;
using Retort.Catalog.Sequences;
using Retort.Sql;

namespace Retort.Online.Expansion;

/// <summary>The numbers that a column gives to new rows: they go on where they were.</summary>
internal static class NumberMove
{
    /// <summary>Before the old column goes, and with it what it owns.</summary>
    public static IEnumerable<Statement> Before(ColumnMove move, Database start)
    {
        foreach (var sequence in start.Objects.OfType<Sequence>().Where(sequence => sequence.DependsOn.Value.Any(dependency => dependency.GoesWith && dependency.On == move.From.Id)).OrderBy(sequence => sequence.Id))
            yield return new($"alter sequence {sequence.Id.QualifiedName} owned by {move.Table}.{move.New}");
        if (move.From.Identity is null) yield break;
        yield return new($"alter table {move.Table} alter column {move.New} add {ColumnClause.Identity(Retyped(move))}");
        yield return new($"select setval({Serial(move, move.Beside)}, nextval({Serial(move, move.From.Id.Name)}), false)");
    }

    /// <summary>After the column that comes again has its values: it gives numbers above them.</summary>
    public static Statement After(ColumnMove move, string name) =>
        new($"select setval({Serial(move, name)}, (select coalesce(max({Identifier.Quote(name)}), 0) + 1 from {move.Table}), false)");

    /// <summary>Another type has other bounds, unless they were chosen.</summary>
    private static Column Retyped(ColumnMove move) => move.From.IdentitySettings is { } settings && settings == SequenceSettings.Default(settings.Type)
        ? move.From with { IdentitySettings = null } : move.From;

    private static string Serial(ColumnMove move, string column) => $"pg_get_serial_sequence({Literal.Quote(move.Table)}, {Literal.Quote(column)})";
}
