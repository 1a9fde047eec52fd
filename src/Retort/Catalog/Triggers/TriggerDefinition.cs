using Retort.Sql;

namespace Retort.Catalog.Triggers;

/// <summary>What CREATE TRIGGER says after the name.</summary>
internal static class TriggerDefinition
{
    /// <summary>PostgreSQL prints one long line; a person puts when, on what and what to do on lines of their own.</summary>
    public static string Read(string printed)
    {
        var breaks = PrintedSql.Find(printed, "BEFORE", "AFTER", "INSTEAD", "REFERENCING", "FOR", "WHEN", "EXECUTE").Where(at => at > 0).Order().ToList();
        var lines = new List<string>();
        foreach (var (start, end) in breaks.Prepend(0).Zip(breaks.Append(printed.Length))) lines.Add(printed[start..end].TrimEnd());
        return SqlText.LowerCase($"\n  {string.Join("\n  ", lines)}");
    }
}
