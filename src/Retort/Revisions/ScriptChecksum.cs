using System.Security.Cryptography;
using System.Text;
using Retort.Sql;

namespace Retort.Revisions;

/// <summary>Hashes that change with what a script does, not with how it is laid out.</summary>
/// <remarks>
/// A statement is hashed by its tokens: comments, and white space outside quotes, do not count. A script adds what decides
/// how its statements run: transactions and backfills. Timeouts and allowed hazards do not count.
/// </remarks>
public static class ScriptChecksum
{
    /// <summary>The checksum of a revision: 64 hexadecimal digits over both directions.</summary>
    public static string Of(Script upgrade, Script? downgrade)
    {
        var lines = new StringBuilder();
        Append(lines, "upgrade", upgrade);
        if (downgrade is not null) Append(lines, "downgrade", downgrade);
        return Hash(lines.ToString());
    }

    /// <summary>The checksum of one statement.</summary>
    public static string Of(SqlStatement statement)
    {
        var tokens = new StringBuilder();
        var scanner = new SqlScanner(statement.Text, null, statement.Line);
        for (var token = scanner.Next(); token.Kind != SqlTokenKind.End; token = scanner.Next())
        {
            if (token.Kind != SqlTokenKind.Comment) tokens.Append(token.In(statement.Text)).Append('\n');
        }
        return Hash(tokens.ToString());
    }

    /// <summary>The checksum of each statement of a script, in order over all its parts.</summary>
    public static ValueList<string> Statements(Script script) =>
        script.Parts.SelectMany(part => part.Statements).Select(Of).ToValueList();

    private static void Append(StringBuilder lines, string name, Script script)
    {
        lines.Append(name).Append('\n');
        foreach (var part in script.Parts)
        {
            lines.Append(part.Transactional ? "transaction" : "no-transaction");
            if (part.Backfill is { } backfill) lines.Append($" {backfill.Table} by {backfill.Key} in {backfill.BatchSize}");
            lines.Append('\n');
            foreach (var statement in part.Statements) lines.Append(Of(statement)).Append('\n');
        }
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
