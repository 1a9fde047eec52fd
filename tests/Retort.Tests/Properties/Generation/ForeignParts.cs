namespace Retort.Tests.Properties.Generation;

/// <summary>Foreign data wrappers and what hangs on them, and publications.</summary>
internal static class ForeignParts
{
    public static void Write(Draft draft)
    {
        if (draft.Has("disk")) Foreign(draft);
        if (draft.Has("news")) Publication(draft);
    }

    private static void Foreign(Draft draft)
    {
        draft.Line($"create foreign data wrapper files{draft.Maybe($" options (debug '{draft.Number(2)}')")}");
        draft.Line($"create server disk{draft.Maybe(" type 'x'")}{draft.Maybe(" version '2'")} foreign data wrapper files{draft.Maybe($" options (host 'h{draft.Number(3)}')")}");
        if (draft.Has("mapping")) draft.Line($"create user mapping for {draft.Pick("public", draft.Role())} server disk{draft.Maybe($" options (\"user\" 'u{draft.Number(2)}')")}");
        draft.Dress("foreign data wrapper files", hasOwner: false);
        draft.Dress("server disk");
        if (draft.Coin()) draft.Line($"create foreign table remote (id integer{draft.Maybe(" options (column_name 'key')")}{draft.Maybe(" not null")}, label text{draft.Maybe(" default 'x'")}{draft.Maybe(", check (id > 0)")}) server disk{draft.Maybe(" options (table_name 'far')")}");
        if (draft.Made.Contains("heirs") && draft.Coin()) draft.Line("create foreign table remote_heirs () inherits (elders) server disk");
    }

    private static void Publication(Draft draft)
    {
        var options = draft.Maybe($" with (publish = '{draft.Pick("insert", "insert, delete")}')");
        var tables = draft.Tables.Keys.Where(_ => draft.IsWhole || draft.Coin()).ToList();
        var chosen = tables.Select(table => draft.Version >= 15 ? $"{table}{draft.Maybe(" (id)")}{draft.Maybe(" where (id > 3)")}" : table);
        if (draft.Number(5) == 1 && !draft.IsWhole) draft.Line($"create publication news for all tables{options}");
        // A table of chosen columns and a schema refuse each other in one publication.
        else draft.Line(tables.Count == 0 ? $"create publication news{options}" : $"create publication news for table {string.Join(", ", chosen)}{options}");
        if (draft.Version >= 15 && draft.Made.Contains("odd") && (draft.IsWhole || draft.Coin())) draft.Line("create publication odds for tables in schema \"Odd name\"");
    }
}
