using System.Text;

namespace Retort.Execution.Offline;

/// <summary>Builds the text of a script, statement by statement.</summary>
internal sealed class ScriptText
{
    private readonly StringBuilder text = new();

    public void Line(string line) => text.Append(line).Append('\n');

    public void Blank() => text.Append('\n');

    public void Comment(string comment) => Line($"-- {comment.ReplaceLineEndings(" ")}");

    // A statement whose last line may be a comment gets its semicolon on a line of its own.
    public void Add(string statement)
    {
        var lastLine = statement.AsSpan(statement.LastIndexOf('\n') + 1);
        text.Append(statement).Append(lastLine.Contains("--", StringComparison.Ordinal) ? "\n;\n" : ";\n");
    }

    public void Add(IEnumerable<string> statements)
    {
        foreach (var statement in statements) Add(statement);
    }

    public override string ToString() => text.ToString();
}
