using System.Text;

namespace Retort.Tests.Properties;

/// <summary>Random schemas from a seed. Names come from small pools, so that two schemas share objects that differ.</summary>
internal sealed class SchemaGenerator(int seed, int serverVersion)
{
    private static readonly string[] Types =
        ["integer", "bigint", "smallint", "text", "varchar(20)", "char(3)", "numeric(10,2)", "boolean", "date", "timestamptz", "timestamp(3)", "uuid", "jsonb", "text[]", "interval", "bytea", "mood", "positive"];

    private readonly Random random = new(seed);
    private int indexes;
    private readonly StringBuilder sql = new();
    private readonly Dictionary<string, List<(string Name, string Type)>> tables = [];

    /// <summary>The statements of the schema, in an order that PostgreSQL accepts.</summary>
    public string Write()
    {
        Line($"create type mood as enum ({string.Join(", ", Subset(["sad", "ok", "glad", "Über", "it's"]).Select(label => $"'{label.Replace("'", "''")}'"))})");
        Line($"create domain positive as integer{Maybe(" not null")}{Maybe(" default 1")} check (value > {random.Next(3)})");
        if (Coin()) Line($"create sequence counter{Maybe(" as integer")}{Maybe($" increment {random.Next(1, 5)}")}{Maybe(" cycle")}");
        if (Coin()) Line("create schema \"Odd name\"");
        foreach (var table in Subset(["users", "orders", "\"Order\"", "tags"])) Table(table);
        foreach (var table in tables.Keys) Extras(table);
        if (Coin()) Line($"create {Maybe("unlogged ")}table cache (key text primary key, value bytea)");
        if (Coin()) Partitions();
        foreach (var table in tables.Keys.Where(_ => Coin())) View(table);
        return sql.ToString();
    }

    private void Table(string name)
    {
        var columns = Subset(["name", "email", "age", "\"Weird \"\"col\"", "state", "created_at", "note"]).Select(column => (Name: column, Type: Pick(Types))).ToList();
        var lines = new List<string> { $"id integer primary key{(Coin() ? " generated always as identity" : "")}" };
        lines.AddRange(columns.Select(Column));
        if (Coin() && columns.Count > 1) lines.Add($"{Maybe($"constraint chosen_{name.Trim('"')} ")}unique{(serverVersion >= 15 && Coin() ? " nulls not distinct" : "")} ({columns[0].Name}{(columns[0].Type == "jsonb" ? "" : $", {columns[1].Name}")})");
        if (tables.Count > 0 && Coin()) lines.Add($"parent integer{Maybe(" not null")} references {Pick([.. tables.Keys])} (id){Maybe(" on delete cascade")}{Maybe(" deferrable initially deferred")}");
        if (Coin()) lines.Add($"constraint range check (id > {random.Next(3)}){Maybe(" no inherit")}");
        if (Coin()) lines.Add($"twice integer generated always as (id * {random.Next(2, 4)}) stored");
        Line($"create table {name} ({string.Join(", ", lines)}){Maybe(" with (fillfactor = 70)")}");
        tables[name] = columns;
    }

    private string Column((string Name, string Type) column) =>
        $"{column.Name} {column.Type}{(column.Type is "text" && Coin() ? " collate \"C\"" : "")}{Maybe(" not null")}{(Coin() ? Default(column.Type) : "")}";

    private string Default(string type) => type switch
    {
        "text" or "varchar(20)" or "char(3)" => " default 'a''b'",
        "integer" or "bigint" or "smallint" or "numeric(10,2)" => $" default {random.Next(10)}",
        "boolean" => " default true",
        "timestamptz" or "timestamp(3)" or "date" => " default now()",
        "uuid" => " default gen_random_uuid()",
        "jsonb" => " default '{}'",
        "text[]" => " default '{}'",
        _ => "",
    };

    private void Extras(string table)
    {
        foreach (var (column, type) in tables[table].Where(_ => Coin()))
        {
            var key = type is "text" or "varchar(20)" && Coin() ? $"lower({column})" : $"{column}{Maybe(" desc nulls last")}";
            if (type != "jsonb") Line($"create {Maybe("unique ")}index {Pick(["by_one", "by_two", "by_three"])}_{++indexes} on {table} ({key}){Maybe(" include (id)")}{Maybe(" where id > 5")}");
            else Line($"create index on {table} using gin ({column})");
        }
        if (Coin()) Line($"comment on table {table} is 'it''s {random.Next(3)}'");
        if (Coin()) Line($"comment on column {table}.id is 'key {random.Next(3)}'");
        if (Coin()) Line($"alter table {table} alter column id set statistics {random.Next(1, 3) * 100}");
    }

    private void Partitions()
    {
        Line($"create table events (id integer not null, day date not null, kind text{Maybe(" default 'x'")}{(Coin() ? ", primary key (id, day)" : "")}) partition by range (day)");
        foreach (var month in Subset(["01", "02", "03"])) Line($"create table events_{month} partition of events for values from ('2026-{month}-01') to ('2026-{month}-28')");
        if (Coin()) Line("create index on events (kind)");
        if (Coin()) Line("alter table events add constraint kinds check (length(kind) < 9)");
    }

    private void View(string table) =>
        Line($"create view {table.Trim('"').ToLowerInvariant()}_view as select {string.Join(", ", tables[table].Select(column => column.Name).Prepend("id"))} from {table}{Maybe(" where id > 1")}");

    private void Line(string statement) => sql.Append(statement).Append(";\n");

    private bool Coin() => random.Next(2) == 0;

    private string Maybe(string text, double chance = 0.4) => random.NextDouble() < chance ? text : "";

    private T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    /// <summary>At least one of the items, in their order.</summary>
    private List<string> Subset(string[] items)
    {
        var chosen = items.Where(_ => Coin()).ToList();
        return chosen.Count > 0 ? chosen : [Pick(items)];
    }
}
