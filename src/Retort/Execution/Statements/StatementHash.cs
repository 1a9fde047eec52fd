using System.Security.Cryptography;
using System.Text;
using Retort.Revisions;
using Retort.Sql;

namespace Retort.Execution.Statements;

/// <summary>Tells an edited statement from one that only moved.</summary>
internal static class StatementHash
{
    /// <summary>Sixteen hexadecimal digits over a statement's text.</summary>
    public static string Of(SqlStatement statement) => Of(statement.Text);

    /// <summary>One hash over all statements of a part.</summary>
    public static string Of(ScriptPart part) => Of(string.Join('\0', part.Statements.Select(statement => statement.Text)));

    /// <summary>The hash of each statement of a script, in order.</summary>
    public static IReadOnlyList<string> All(Script script) => [.. script.Parts.SelectMany(part => part.Statements).Select(Of)];

    private static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));
}
