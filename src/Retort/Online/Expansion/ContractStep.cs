using Retort.Catalog;
using Retort.Catalog.Constraints;
using Retort.Catalog.Indexes;
using Retort.Hazards;
using Retort.Sql;

namespace Retort.Online.Expansion;

/// <summary>The last of three revisions: it refuses to run before the new column holds everything, then takes the old one away.</summary>
internal static class ContractStep
{
    public static string Upgrade(ColumnMove move, IEnumerable<DatabaseObject> parts, string left)
    {
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

            {accepts}
            drop trigger {move.Sync} on {move.Table};
            drop function {move.Function}();

            alter table {move.Table} drop column {move.Old};
            {(move.IsRename ? "" : $"alter table {move.Table} rename column {move.New} to {move.Old};\n")}{string.Concat(parts.Select(part => $"{TakeName(part)};\n"))}{left}
            """;
    }

    private static string TakeName(DatabaseObject part)
    {
        var (name, beside) = (part.Id.BareName, Identifier.Quote(FillStep.NameBeside(part)));
        if (part is TableIndex) return $"alter index {(part.Id with { Name = FillStep.NameBeside(part) }).QualifiedName} rename to {name}";
        return part is Constraint { HasIndex: true } key
            ? $"alter table {part.Id.QualifiedTable} add constraint {name} {(key.Type == ConstraintType.PrimaryKey ? "primary key" : "unique")} using index {beside}"
            : $"alter table {part.Id.QualifiedTable} rename constraint {beside} to {name}";
    }
}
