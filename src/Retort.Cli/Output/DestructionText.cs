using Retort.Workspaces.Levels;

namespace Retort.Cli.Output;

/// <summary>What is about to be destroyed, on stderr, whether anybody is asked or not.</summary>
internal static class DestructionText
{
    public static void Write(Terminal terminal, string what, IReadOnlyList<Destruction> destructions)
    {
        terminal.Note($"{what}:");
        var width = destructions.Max(one => one.Database.Length);
        foreach (var one in destructions)
        {
            terminal.Note($"  {terminal.ErrorColors.Accent(one.Database.PadRight(width))}  {one.Url}  {ByteSize.Format(one.Bytes)}, {Stock(one)}{Sessions(one)}");
        }
    }

    /// <summary>For example <c>14 tables, 48,210 rows</c>.</summary>
    public static string Stock(Destruction one) => $"{Plural.Of(one.Tables, "table")}, {(one.RowsAreGuessed ? "about " : "")}{Plural.Of(one.Rows, "row")}";

    private static string Sessions(Destruction one) => one.Sessions == 0 ? "" : $", {Plural.Of(one.Sessions, "session")} connected";
}
