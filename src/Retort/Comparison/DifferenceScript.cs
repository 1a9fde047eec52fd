using System.Text;
using Retort.Catalog;
using Retort.Sql;

namespace Retort.Comparison;

/// <summary>A difference as a script that psql runs.</summary>
public static class DifferenceScript
{
    /// <summary>The script: it sets the search path, and wraps in transactions what can be; empty when there is no difference.</summary>
    public static string Write(Difference difference, string schema = "public")
    {
        if (difference.IsEmpty) return "";
        var text = new StringBuilder($"set search_path = {Identifier.Quote(schema)};\nset check_function_bodies = off;\n");
        foreach (var part in Parts(difference.Statements))
        {
            text.Append(part[0].OutsideTransaction ? "\n" : "\nbegin;\n\n");
            text.Append(StatementText.Write(part));
            if (!part[0].OutsideTransaction) text.Append("\ncommit;\n");
        }
        return text.ToString();
    }

    /// <summary>The statements in runs that are one transaction each; one that refuses a transaction is a run of its own.</summary>
    public static IEnumerable<IReadOnlyList<Statement>> Parts(IEnumerable<Statement> statements)
    {
        var part = new List<Statement>();
        foreach (var statement in statements)
        {
            if (part.Count > 0 && (IsApart(statement) || IsApart(part[^1]) || part[^1].CommitsFirst && !statement.CommitsFirst))
            {
                yield return part;
                part = [];
            }
            part.Add(statement);
        }
        if (part.Count > 0) yield return part;
    }

    private static bool IsApart(Statement statement) => statement.OutsideTransaction || statement.Alone || statement.Backfill is not null;
}
