using Retort.Catalog;
using Retort.Catalog.Constraints;
using Retort.Catalog.Indexes;
using Retort.Comparison;

namespace Retort.Online.Expansion;

/// <summary>The second of three revisions: the values of rows that are there, then all that the old column has: indexes, checks, not null.</summary>
internal static class FillStep
{
    /// <param name="move">What moves.</param>
    /// <param name="actual">The schema before.</param>
    /// <param name="renamed">The schema with nothing changed but the column's name: PostgreSQL itself then says what else speaks of it.</param>
    /// <param name="serverVersion">The server's major version.</param>
    public static IEnumerable<Statement> Upgrade(ColumnMove move, Database actual, Database renamed, int serverVersion)
    {
        var beside = move.From.Id with { Name = move.Beside };
        var update = $"update {move.Table} set {move.New} = {move.Value(move.Old)} where {move.New} is distinct from {move.Value(move.Old)}";
        // By the key, also where it is the key itself that moves: the old column stays as it is meanwhile.
        var fill = OnlineStatements.Fill(beside, "default", actual);
        yield return fill.Backfill is { } backfill ? new(update) { Backfill = backfill } : new(update) { Alone = true };
        if (move.From.NotNull)
            foreach (var statement in OnlineStatements.NotNull(beside, OnlineStatements.Head(beside), serverVersion)) yield return statement;
        foreach (var item in Parts(actual, renamed))
            foreach (var statement in Copy(item)) yield return statement;
    }

    /// <summary>Indexes and constraints that speak of the column; keys come before those that refer to them.</summary>
    public static IEnumerable<DatabaseObject> Parts(Database actual, Database renamed) =>
        renamed.Objects.Where(item => item is TableIndex or Constraint && actual[item.Id] is { } old && old != item)
            .OrderBy(item => item is Constraint { Type: ConstraintType.ForeignKey }).ThenBy(item => item.Id);

    /// <summary>The name under which the new column has it while the old one is there.</summary>
    public static string NameBeside(DatabaseObject item) => GeneratedName.Of(item.Id.Name, null, "new");

    private static IEnumerable<Statement> Copy(DatabaseObject item)
    {
        if (item is TableIndex index)
        {
            yield return IndexForm.Concurrently(TableIndexDdl.Sql(index with { Id = index.Id with { Name = NameBeside(index) } }, only: false), canWait: false);
            yield break;
        }
        var constraint = (Constraint)item;
        var copy = constraint with { Id = constraint.Id with { Name = NameBeside(constraint) } };
        if (constraint.HasIndex)
        {
            // The constraint itself takes its index over in the last step.
            yield return ConstraintForm.ByIndex(copy, "").First();
            yield break;
        }
        yield return new($"alter table {constraint.Id.QualifiedTable} add {ConstraintClause.Named(copy with { IsValid = false })}");
        if (constraint.IsValid) yield return OnlineStatements.Validate(constraint.Id.QualifiedTable, copy.Id.Name);
    }
}
