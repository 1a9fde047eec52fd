using Retort.Revisions;
using Retort.Sql;

namespace Retort.Execution.Ledgers;

/// <summary>What was edited in a revision since it was applied, as people read it.</summary>
internal static class EditedStatements
{
    private const int Longest = 100;

    /// <summary>A line for each statement that was changed, added or taken out, and under it what it was and is.</summary>
    /// <param name="file">The revision as it is now.</param>
    /// <param name="applied">What the ledger kept of it.</param>
    public static IReadOnlyList<string> Describe(Revision file, LedgerText applied)
    {
        var of = $"of \"{file.Id}\"";
        List<string> lines =
        [
            .. Compare(Statements(Script.Parse(applied.Upgrade)), Statements(file.Upgrade), of),
            .. Compare(Statements(Kept(applied)), Statements(file.Downgrade), $"of the downgrade {of}"),
        ];
        if (lines.Count > 0) return lines;
        return [(applied.Downgrade is null) != (file.Downgrade is null)
            ? $"The downgrade {of} was {(file.Downgrade is null ? "taken out" : "added")}."
            : $"The statements {of} are the same; a directive was changed."];
    }

    private static Script? Kept(LedgerText applied) => applied.Downgrade is { } text ? Script.Parse(text) : null;

    private static List<SqlStatement> Statements(Script? script) => [.. (script?.Parts ?? []).SelectMany(part => part.Statements)];

    private static IEnumerable<string> Compare(List<SqlStatement> were, List<SqlStatement> are, string of)
    {
        var (before, after) = (were.ConvertAll(ScriptChecksum.Of), are.ConvertAll(ScriptChecksum.Of));
        var (was, now) = (0, 0);
        foreach (var (keptBefore, keptAfter) in Common(before, after).Append((before.Count, after.Count)))
        {
            // What stands between two statements that stayed was changed as far as there are pairs.
            for (; was < keptBefore && now < keptAfter; was++, now++)
            {
                yield return $"Statement {now + 1} {of} (line {are[now].Line}) is not what was applied.";
                yield return $"  was: {Short(were[was])}";
                yield return $"  now: {Short(are[now])}";
            }

            for (; now < keptAfter; now++) yield return $"Statement {now + 1} {of} (line {are[now].Line}) was added: {Short(are[now])}";
            for (; was < keptBefore; was++) yield return $"Statement {was + 1} {of} was taken out: {Short(were[was])}";
            (was, now) = (keptBefore + 1, keptAfter + 1);
        }
    }

    /// <summary>The places of a longest common subsequence.</summary>
    private static IEnumerable<(int Before, int After)> Common(List<string> before, List<string> after)
    {
        var length = new int[before.Count + 1, after.Count + 1];
        for (var i = before.Count - 1; i >= 0; i--)
            for (var j = after.Count - 1; j >= 0; j--)
                length[i, j] = before[i] == after[j] ? length[i + 1, j + 1] + 1 : Math.Max(length[i + 1, j], length[i, j + 1]);
        for (var (i, j) = (0, 0); i < before.Count && j < after.Count;)
        {
            if (before[i] == after[j]) yield return (i++, j++);
            else if (length[i + 1, j] >= length[i, j + 1]) i++;
            else j++;
        }
    }

    private static string Short(SqlStatement statement)
    {
        var line = string.Join(' ', statement.Text.Split((char[])[' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= Longest ? line : line[..(Longest - 1)] + "…";
    }
}
