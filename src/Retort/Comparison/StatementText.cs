using System.Text;
using Retort.Catalog;

namespace Retort.Comparison;

/// <summary>Statements as a person lays them out: what takes several lines stands apart, what takes one stands together.</summary>
public static class StatementText
{
    private static readonly string[] Adjectives = ["or", "replace", "unique", "unlogged", "constraint", "concurrently"];

    /// <summary>The statements with their semicolons, one or more lines each.</summary>
    public static string Write(IReadOnlyList<Statement> statements)
    {
        var text = new StringBuilder();
        for (var index = 0; index < statements.Count; index++)
        {
            if (index > 0 && StandsApart(statements[index - 1], statements[index])) text.Append('\n');
            text.Append(statements[index].Sql).Append(";\n");
        }
        return text.ToString();
    }

    private static bool StandsApart(Statement before, Statement statement) =>
        !GrantorTurns.Joins(before, statement) && (IsLong(before) || IsLong(statement) || Topic(before) != Topic(statement));

    private static bool IsLong(Statement statement) => statement.Sql.Contains('\n');

    /// <summary>What it does, and to what where that differs: <c>create index</c>, <c>grant</c>. The like stand together.</summary>
    private static string Topic(Statement statement)
    {
        var words = statement.Sql.Split(' ', 6);
        return words[0] is not "create" ? words[0] : $"create {words.Skip(1).FirstOrDefault(word => !Adjectives.Contains(word))}";
    }
}
