namespace Retort.Tests.Properties.Generation;

/// <summary>Types made of functions that need the type itself: the functions are those of <c>text</c>, so that no library is needed.</summary>
internal static class BaseTypeParts
{
    public static void Write(Draft draft)
    {
        if (draft.Has("shell")) draft.Line("create type to_come");
        if (!draft.Has("base type")) return;
        draft.Line("create type label");
        draft.Line("create function label_in(cstring) returns label language internal immutable strict as 'textin'");
        draft.Line("create function label_out(label) returns cstring language internal immutable strict as 'textout'");
        // What is fixed from its creation on can change only while no column has the type.
        var isUsed = draft.Coin();
        var options = isUsed ? "" : $"{draft.Maybe(", delimiter = ';'")}{draft.Maybe(", category = 'S'")}";
        draft.Line($"create type label (input = label_in, output = label_out, like = text{draft.Maybe(", storage = extended")}{options})");
        draft.Dress("type label");
        if (isUsed) draft.Line($"create table labelled (id integer primary key, label label{draft.Maybe(" not null")})");
    }
}
