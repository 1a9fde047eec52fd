namespace Retort.Tests.Properties.Generation;

/// <summary>Operators with their classes and families, casts, transforms, and what else is made of PostgreSQL's own functions.</summary>
internal static class OperatorParts
{
    public static void Write(Draft draft)
    {
        if (draft.Has("operators")) Operators(draft);
        if (draft.Has("cast")) draft.Line($"create cast (mood as integer) {(draft.Made.Contains("operators") && draft.Coin() ? "with function rank_of(mood)" : "with inout")}{draft.Maybe(" as assignment")}");
        if (draft.Has("transform")) draft.Line($"create transform for {draft.Pick("integer", "mood")} language sql (from sql with function pg_catalog.prsd_lextype(internal))");
        if (draft.Has("pile")) draft.Line("create access method pile type table handler heap_tableam_handler");
        if (draft.Made.Contains("pile") && draft.Coin()) draft.Line("create table heaped (id integer) using pile");
        if (draft.Has("language")) draft.Line($"create {(draft.Has("trust") ? "trusted " : "")}language pl handler plpgsql_call_handler{draft.Maybe(" inline plpgsql_inline_handler")} validator plpgsql_validator");
        if (draft.Has("conversion")) draft.Line($"create {draft.Maybe("default ")}conversion latin for 'UTF8' to 'LATIN1' from utf8_to_iso8859_1");
        if (draft.Has("search")) Search(draft);
    }

    private static void Operators(Draft draft)
    {
        draft.Line("create function rank_of(mood) returns integer language sql immutable as 'select 1'");
        draft.Line("create function near(mood, mood) returns boolean language sql immutable as 'select true'");
        draft.Line("create function compare(mood, mood) returns integer language sql immutable as 'select 0'");
        draft.Line($"create operator ~~~ (function = near, leftarg = mood, rightarg = mood{draft.Maybe(", commutator = ~~~")}{draft.Maybe(", restrict = eqsel")}{draft.Maybe(", join = eqjoinsel")})");
        if (draft.Coin()) draft.Line("create operator !!! (function = rank_of, rightarg = mood)");
        if (draft.Has("family")) draft.Line("create operator family near_ops using btree");
        draft.Line($"create operator class near_class for type mood using btree{(draft.Made.Contains("family") ? draft.Maybe(" family near_ops") : "")} as operator {draft.Pick("1", "3")} ~~~, function 1 compare(mood, mood)");
        draft.Dress("operator ~~~ (mood, mood)");
        draft.Dress("operator class near_class using btree");
    }

    private static void Search(Draft draft)
    {
        draft.Line("create text search parser words (start = prsd_start, gettoken = prsd_nexttoken, end = prsd_end, lextypes = prsd_lextype)");
        draft.Line($"create text search template plainly ({draft.Maybe("init = dsimple_init, ")}lexize = dsimple_lexize)");
        draft.Line($"create text search dictionary stems (template = {draft.Pick("plainly", "snowball, language = 'english'", "snowball, language = 'german', stopwords = 'german'")})");
        draft.Line($"create text search configuration docs (parser = {draft.Pick("words", "'default'")})");
        draft.Line($"alter text search configuration docs add mapping for asciiword{draft.Maybe(", word")} with {draft.Pick("stems", "simple", "stems, simple")}");
        draft.Dress("text search dictionary stems");
        draft.Dress("text search configuration docs");
    }
}
