using Retort.Catalog;
using Retort.Catalog.Constraints;
using Retort.Catalog.Indexes;
using Retort.Hazards;
using Retort.Sql;

namespace Retort.Online.Expansion;

/// <summary>The last of three revisions: it refuses to run before the new column holds everything, then takes the old one away.</summary>
internal static class ContractStep
{
    /// <param name="move">What moves.</param>
    /// <param name="parts">Indexes and constraints that speak of the column.</param>
    /// <param name="turned">What makes others speak of the new column, and no more of the old one.</param>
    /// <param name="numbers">What makes numbers go on where they were.</param>
    /// <param name="left">What is missing when all that is done.</param>
    /// <remarks>
    /// Whoever reads through a view or follows a foreign key locks that first and the table after. The same order here, and less patience than
    /// PostgreSQL has before it looks for deadlocks (<c>deadlock_timeout</c>, 1 s), leave it to this step to give way and try again.
    /// </remarks>
    public static string Upgrade(ColumnMove move, IReadOnlyList<DatabaseObject> parts, string turned, string numbers, string left)
    {
        var references = string.Concat(parts.OfType<Constraint>().Where(key => IsReference(key, move)).Select(key => $"alter table {key.Id.QualifiedTable} drop constraint {key.Id.BareName};\n"));
        var others = turned.Length + references.Length == 0 ? "" : $"{turned}{references}\n";
        var accepts = $"-- retort: allow {HazardName.DeletesData}: {move.New} holds every value of {move.Old}; the first statement has proved it\n";
        if (!move.IsRename) accepts += $"-- retort: allow {HazardName.BreaksRunningCode}: no code says {move.New}\n";
        return $"""
            do $$
            begin
              if exists (select from {move.Table} where {move.New} is distinct from {move.Value(move.Old)}) then
                raise exception 'the backfill of {move.Table.Replace("'", "''")}.{move.New.Replace("'", "''")} is not complete'
                  using hint = 'Find the rows where the two columns differ, and update them; then run it again.';
              end if;
            end $$;

            -- retort: transaction

            {(others.Length == 0 ? "" : "-- retort: lock-timeout 500ms\n")}{accepts}
            {others}drop trigger {move.Sync} on {move.Table};
            drop function {move.Function}();

            {numbers}alter table {move.Table} drop column {move.Old};
            {(move.IsRename ? "" : $"alter table {move.Table} rename column {move.New} to {move.Old};\n")}{string.Concat(parts.Select(part => $"{TakeName(part)};\n"))}{left}
            """;
    }

    /// <summary>Whether it refers to the column: PostgreSQL does not drop it silently, as it does what is the column's own.</summary>
    private static bool IsReference(Constraint key, ColumnMove move) =>
        key.Type == ConstraintType.ForeignKey && (key.Container != move.From.Container || !key.Columns.Contains(move.Beside));

    private static string TakeName(DatabaseObject part)
    {
        var (name, beside) = (part.Id.BareName, Identifier.Quote(FillStep.NameBeside(part)));
        if (part is TableIndex) return $"alter index {(part.Id with { Name = FillStep.NameBeside(part) }).QualifiedName} rename to {name}";
        return part is Constraint { HasIndex: true } key
            ? $"alter table {part.Id.QualifiedTable} add constraint {name} {(key.Type == ConstraintType.PrimaryKey ? "primary key" : "unique")} using index {beside}"
            : $"alter table {part.Id.QualifiedTable} rename constraint {beside} to {name}";
    }
}
