namespace Retort.Tests.Properties.Generation;

/// <summary>Ordinary tables with columns and keys of every sort.</summary>
internal static class TableParts
{
    public static void Write(Draft draft)
    {
        if (draft.Has("usual")) draft.Line($"create function usual() returns integer language sql {draft.Pick("stable", "immutable")} as 'select {draft.Number(9)}'");
        foreach (var table in draft.Subset("users", "orders", "\"Order\"", "tags")) Table(draft, table);
        if (draft.Has("cache")) draft.Line($"create {draft.Maybe("unlogged ")}table cache (key text primary key, value bytea{draft.Maybe(", former text references cache (key)")})");
        foreach (var table in draft.Tables.Keys) IndexParts.Write(draft, table);
        foreach (var table in draft.Tables.Keys) Settings(draft, table);
        // In another order the attributes reach a column, but not a table of the type and a column at once: PostgreSQL has no way to it, and it is refused.
        if ((draft.IsWhole || !draft.Tables.Values.Any(columns => columns.Exists(column => column.Type == "address"))) && draft.Has("notes")) draft.Line($"create table notes of address{draft.Maybe($" with (fillfactor = {draft.Number(3)}0)")}");
    }

    private static void Table(Draft draft, string name)
    {
        var columns = ColumnPool.Choose(draft);
        string[] lines = [$"id integer primary key{draft.Maybe(Identity(draft), draft.IsWhole ? 1 : 0.4)}", .. columns.Select(column => Column(draft, column)), .. Others(draft, name), .. Constraints(draft, name, columns)];
        draft.Line($"create table {name} ({string.Join(", ", lines)}){draft.Maybe($" with (fillfactor = {draft.Number(3)}0, autovacuum_enabled = {draft.Pick("true", "false")})")}");
        if (draft.Coin()) draft.Line($"alter table {name} add constraint late check (id < {draft.Number(2)}000){draft.Maybe(" not valid")}");
        if (draft.Tables.Count > 0 && draft.Coin()) draft.Line($"alter table {draft.Tables.Keys.First()} add column of_{name.Trim('"')} integer references {name} (id)");
        draft.Tables[name] = columns;
        if (draft.HoldsRows) foreach (var id in new[] { 1, 2, 3 }) Row(draft, name, id);
    }

    private static string Identity(Draft draft) => $" generated {draft.Pick("always", "by default")} as identity{draft.Maybe(" (start with 100 increment by 5)")}";

    private static string Column(Draft draft, (string Name, string Type) column)
    {
        var expression = draft.Coin() ? ColumnPool.Default(draft, column.Type) : "";
        // A row that exists has a value for what is not null only where there is a default.
        return $"{column.Name} {column.Type}{(column.Type is "text" ? draft.Maybe(draft.Made.Contains("plain") ? " collate plain" : " collate \"C\"") : "")}{(!draft.HoldsRows || expression.Length > 0 ? draft.Maybe(" not null") : "")}{expression}";
    }

    private static IEnumerable<string> Others(Draft draft, string name)
    {
        if (draft.Tables.Count > 0 && draft.Coin())
            yield return $"parent integer{(draft.HoldsRows ? "" : draft.Maybe(" not null"))} references {draft.Pick([.. draft.Tables.Keys])} (id){draft.Maybe(" on delete cascade")}{draft.Maybe(" on update set null")}{draft.Maybe(" deferrable initially deferred")}";
        if (draft.Coin()) yield return $"self integer references {name} (id){draft.Maybe(" match full")}";
        if (draft.Coin()) yield return $"twice integer generated always as (id * {draft.Number(3)}) {(draft.Version >= 18 ? draft.Pick("stored", "virtual") : "stored")}";
        if (draft.Coin()) yield return $"number {draft.Pick("serial", "bigserial", "smallserial")}";
        if (draft.Coin()) yield return "during int4range";
        if (draft.Made.Contains("usual") && draft.Coin()) yield return "usual integer default usual()";
    }

    private static IEnumerable<string> Constraints(Draft draft, string name, List<(string Name, string Type)> columns)
    {
        if (draft.Coin() && columns.FindAll(column => ColumnPool.IsComparable(column.Type)) is [var one, var two, ..])
            yield return $"{draft.Maybe($"constraint chosen_{name.Trim('"')} ")}unique{(draft.Version >= 15 ? draft.Maybe(" nulls not distinct") : "")} ({one.Name}, {two.Name}){draft.Maybe(" include (id)")}{draft.Maybe(" with (fillfactor = 80)")}{draft.Maybe(" deferrable")}";
        if (draft.Coin()) yield return $"constraint range check (id > {(draft.HoldsRows ? 0 : draft.Number(3))}){draft.Maybe(" no inherit")}";
        if (draft.Coin()) yield return $"{draft.Maybe($"constraint apart_{name.Trim('"')} ")}exclude using gist (int4range(id, id + 1) with &&){draft.Maybe(" where (id > 4)")}{draft.Maybe(" deferrable initially deferred")}";
    }

    private static void Settings(Draft draft, string table)
    {
        var key = table[0] == '"' ? "\"Order_pkey\"" : $"{table}_pkey";
        draft.Dress($"table {table}");
        if (draft.Coin()) draft.Line($"comment on column {table}.id is 'key {draft.Number(3)}'");
        if (draft.Coin()) draft.Line($"comment on constraint {key} on {table} is 'the key {draft.Number(2)}'");
        if (draft.Coin()) draft.Line($"alter table {table} alter column id set statistics {draft.Number(2) * 100}");
        if (draft.Coin()) draft.Line($"alter table {table} alter column id set (n_distinct = {draft.Number(3)}00)");
        if (draft.Coin()) draft.Line($"alter table {table} {draft.Pick("replica identity full", "replica identity nothing", $"replica identity using index {key}", $"cluster on {key}")}");
        foreach (var (column, _) in draft.Tables[table].Where(column => column.Type is "text" or "jsonb" or "bytea" && draft.Number(3) == 1))
            draft.Line($"alter table {table} alter column {column} set {(draft.Version >= 14 && draft.Coin() ? "compression pglz" : $"storage {draft.Pick("external", "main", "plain")}")}");
    }

    private static void Row(Draft draft, string table, int id)
    {
        var columns = draft.Tables[table].Select(column => column.Name).ToList();
        draft.Line($"insert into {table} (id, {string.Join(", ", columns)}) overriding system value values ({id}, {string.Join(", ", columns.Select(column => ColumnPool.Value(column, id)))})");
    }
}
