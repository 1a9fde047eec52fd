namespace Retort.Tests.Fixtures;

/// <summary>The text of pg_dump, cut so that two dumps can be compared whatever the order of statements and of columns.</summary>
public static class Dump
{
    public static IEnumerable<string> Statements(string text)
    {
        var lines = text.Split('\n').Where(line => !line.StartsWith("--", StringComparison.Ordinal)
            && !line.StartsWith("\\restrict", StringComparison.Ordinal) && !line.StartsWith("\\unrestrict", StringComparison.Ordinal));
        return string.Join('\n', lines).Split(";\n\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(statement => !statement.StartsWith("SET ", StringComparison.Ordinal) && !statement.StartsWith("SELECT pg_catalog.set_config", StringComparison.Ordinal))
            .Select(SortColumns).Select(SortLists).Order(StringComparer.Ordinal);
    }

    /// <summary>The order of an access list and of storage parameters means nothing.</summary>
    private static string SortLists(string statement) => statement.StartsWith("GRANT ", StringComparison.Ordinal) || statement.StartsWith("REVOKE ", StringComparison.Ordinal)
        ? string.Join('\n', statement.Split('\n').Select(line => line.TrimEnd(';')).Order(StringComparer.Ordinal))
        : string.Join('\n', statement.Split('\n').Select(line => line.StartsWith("WITH (", StringComparison.Ordinal) ? string.Join(", ", line.Trim(')', ';')[6..].Split(", ").Order(StringComparer.Ordinal)) : line));

    private static string SortColumns(string statement)
    {
        if (!statement.StartsWith("CREATE TABLE", StringComparison.Ordinal) && !statement.StartsWith("CREATE UNLOGGED TABLE", StringComparison.Ordinal)
            && !statement.StartsWith("CREATE FOREIGN TABLE", StringComparison.Ordinal)) return statement;
        var (open, close) = (statement.IndexOf("(\n", StringComparison.Ordinal), statement.LastIndexOf("\n)", StringComparison.Ordinal));
        if (open < 0 || close < open + 2) return statement;
        var columns = statement[(open + 2)..close].Split('\n').Select(line => line.TrimEnd(',')).Order(StringComparer.Ordinal);
        // What is said of columns follows their order too.
        var rest = statement[close..].Split('\n');
        var said = rest.Where(line => line.StartsWith("ALTER TABLE ONLY", StringComparison.Ordinal)).Select(line => line.TrimEnd(';')).Order(StringComparer.Ordinal);
        var others = rest.Where(line => !line.StartsWith("ALTER TABLE ONLY", StringComparison.Ordinal)).Select(line => line.TrimEnd(';'));
        return $"{statement[..(open + 2)]}{string.Join('\n', columns)}{string.Join('\n', others.Concat(said))}";
    }
}
