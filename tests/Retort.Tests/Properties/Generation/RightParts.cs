namespace Retort.Tests.Properties.Generation;

/// <summary>Who may do what, and who will may do what with what is yet to come.</summary>
internal static class RightParts
{
    /// <summary>What is said first, so that what follows has its rights from birth.</summary>
    public static void WriteDefaults(Draft draft)
    {
        if (!draft.Has("defaults")) return;
        draft.Line($"alter default privileges grant {draft.Pick("select", "select, insert", "all")} on tables to {draft.Role()}");
        // What an extension brings has its rights by the defaults of that moment: nothing is said of functions and types beside one.
        var isAlone = !draft.Made.Contains("extension");
        if (isAlone && draft.Coin()) draft.Line("alter default privileges revoke execute on functions from public");
        if (draft.Coin()) draft.Line($"alter default privileges in schema public grant usage on {(isAlone ? draft.Pick("sequences", "types") : "sequences")} to {draft.Role()}{draft.Maybe(" with grant option")}");
    }

    public static void Write(Draft draft)
    {
        foreach (var table in draft.Tables.Keys.Concat(draft.Views).Where(_ => draft.Coin()).ToList())
        {
            draft.Line($"grant {draft.Pick("select", "select, update", "all")} on {table} to {draft.Pick("public", draft.Role())}");
            if (draft.Coin()) draft.Line($"grant {draft.Pick("select", "update")} (id) on {table} to {draft.Role()}{draft.Maybe(" with grant option")}");
            if (draft.Coin()) draft.Line($"revoke {draft.Pick("select", "insert", "all")} on {table} from current_user");
            if (draft.Coin()) WriteChain(draft, table);
        }
        if (draft.Coin()) draft.Line($"grant usage on type {draft.Pick("mood", "positive", "address")} to {draft.Role()}");
        if (draft.Coin()) draft.Line($"revoke usage on type {draft.Pick("mood", "address")} from public");
        if (draft.Made.Contains("counter") && draft.Coin()) draft.Line($"grant {draft.Pick("usage", "select", "all")} on sequence counter to {draft.Role()}");
        if (draft.Made.Contains("usual") && draft.Coin()) draft.Line("revoke execute on function usual() from public");
        if (draft.Made.Contains("extension") && draft.Has("member right")) draft.Line($"grant execute on function gbt_int4_compress(internal) to {draft.Role()}");
        if (draft.Made.Contains("odd") && draft.Coin()) draft.Line($"grant {draft.Pick("usage", "create", "all")} on schema \"Odd name\" to {draft.Role()}");
        if (draft.Made.Contains("disk") && draft.Coin()) draft.Line($"grant usage on foreign server disk to {draft.Role()}");
        if (draft.Made.Contains("language") && draft.Made.Contains("trust") && draft.Coin()) draft.Line("revoke usage on language pl from public");
        if (draft.Coin()) draft.Line($"grant {draft.Pick("usage", "create")} on schema public to {draft.Role()}");
    }

    /// <summary>Grants by roles that are not the owner, each standing on the one before.</summary>
    private static void WriteChain(Draft draft, string table)
    {
        var (right, rest) = (draft.Pick("select", "update", "delete"), Draft.Roles.ToList());
        var grantor = "";
        while (rest.Count > 0 && (grantor.Length == 0 || draft.Coin()))
        {
            var grantee = draft.Pick([.. rest]);
            rest.Remove(grantee);
            if (grantor.Length > 0) draft.Line($"set role {grantor}");
            draft.Line($"grant {right} on {table} to {grantee} with grant option");
            if (grantor.Length > 0) draft.Line("reset role");
            grantor = grantee;
        }
    }
}
