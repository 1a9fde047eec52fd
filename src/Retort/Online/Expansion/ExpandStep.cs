namespace Retort.Online.Expansion;

/// <summary>The first of three revisions: the new column, and the trigger that keeps both equal.</summary>
internal static class ExpandStep
{
    public static string Upgrade(ColumnMove move) => $"""
        alter table {move.Table} add column {move.New} {move.Type};

        create function {move.Function}() returns trigger language plpgsql as $$
        begin
        {(move.IsRename ? BothWays(move) : $"  new.{move.New} := {move.Value($"new.{move.Old}")};")}
          return new;
        end $$;

        create trigger {move.Sync} before insert or update on {move.Table} for each row execute function {move.Function}();
        """;

    /// <summary>Old code writes the one, new code the other; in a row that nobody has filled yet the new one follows the old one.</summary>
    private static string BothWays(ColumnMove move) => $"""
          if tg_op = 'INSERT' then
            if new.{move.New} is null then
              new.{move.New} := new.{move.Old};
            else
              new.{move.Old} := new.{move.New};
            end if;
          elsif new.{move.New} is distinct from old.{move.New} then
            new.{move.Old} := new.{move.New};
          else
            new.{move.New} := new.{move.Old};
          end if;
        """;
}
