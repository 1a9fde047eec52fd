using System.Text;
using Retort.Catalog;

namespace Retort.Comparison;

/// <summary>Statements as a person lays them out: what takes several lines stands apart, what takes one stands together.</summary>
public static class StatementText
{
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
        !GrantorTurns.Joins(before, statement) && (IsLong(before) || IsLong(statement) || Word(before) != Word(statement));

    private static bool IsLong(Statement statement) => statement.Sql.Contains('\n');

    /// <summary>What it does, <c>create</c> or <c>grant</c>: the like stand together.</summary>
    private static string Word(Statement statement) => statement.Sql[..Math.Max(0, statement.Sql.IndexOf(' '))];
}
