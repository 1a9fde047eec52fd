using System.Text;
using Retort.Sql;

namespace Retort.Execution.Telemetry;

/// <summary>Statements as they may be shown to strangers.</summary>
internal static class StatementText
{
    private const int Longest = 4096;

    /// <summary>The statement with a question mark for every string constant: passwords of roles, and rows, stand in those.</summary>
    public static string WithoutConstants(string statement)
    {
        var text = new StringBuilder();
        var scanner = new SqlScanner(statement, null, 1);
        var at = 0;
        for (var token = scanner.Next(); token.Kind != SqlTokenKind.End && text.Length < Longest; token = scanner.Next())
        {
            var piece = token.In(statement);
            if (token.Kind == SqlTokenKind.Comment) piece = "";
            text.Append(statement, at, token.Start - at).Append(token.Kind == SqlTokenKind.Text ? "?" : piece);
            at = token.End;
        }

        return text.ToString().Trim();
    }

    /// <summary>What it does, in few words that say nothing of names: <c>CREATE INDEX</c>.</summary>
    public static string Summary(string statement) => StatementWords.First(statement, 2) switch
    {
        ["create" or "alter" or "drop" or "refresh" or "comment" or "reindex" or "validate", var kind, ..] and [var verb, ..] => $"{verb} {kind}".ToUpperInvariant(),
        [var verb, ..] => verb.ToUpperInvariant(),
        _ => "STATEMENT",
    };
}
