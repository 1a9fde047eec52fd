using System.Globalization;
using System.Text;
using Retort.Sql;
using static Retort.Revisions.Code.Writing.OperationCall;

namespace Retort.Revisions.Code.Writing;

/// <summary>The operations of one direction: typed where an operation sends just that statement, else as SQL.</summary>
internal sealed class MethodBody(StringBuilder text, Script script)
{
    public void Write()
    {
        var transactional = true;
        foreach (var (index, part) in script.Parts.Index())
        {
            // A backfill begins and ends by itself.
            if (part.Backfill is null && !part.Transactional && transactional) Call("WithoutTransaction");
            if (part.Transactional && index > 0) Call("InTransaction");
            if (part.Backfill is null) transactional = part.Transactional;
            if (part.LockTimeout is { } timeout && (index == 0 || script.Parts[index - 1].LockTimeout != timeout))
                Call("LockTimeout", $"System.TimeSpan.FromMilliseconds({timeout.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture)})");
            foreach (var allowed in part.Allowed) Call("Allow", Quote(allowed.Hazard), Quote(allowed.Reason));
            foreach (var statement in part.Statements) Write(part, statement);
        }
    }

    private void Write(ScriptPart part, SqlStatement statement)
    {
        if (part.Backfill is { } backfill) Sql($"-- retort: backfill {backfill.Table} by {backfill.Key} in {backfill.BatchSize.ToString(CultureInfo.InvariantCulture)}\n{Whole(statement)}");
        else if (TypedStatement.Of(statement) is { } call) text.Append($"        op{call};\n");
        else Sql(Whole(statement));
    }

    /// <summary>A value that is still to be written has its place behind the last word of a statement, which ends before it.</summary>
    private string Whole(SqlStatement statement)
    {
        var marks = script.OpenValues.Where(open => $"/* retort: value for {open.For} */" is var mark && !statement.Text.Contains(mark, StringComparison.Ordinal) && LineOf(open) == statement.Line);
        return string.Concat(marks.Select(open => $" /* retort: value for {open.For} */").Prepend(statement.Text));
    }

    /// <summary>The line where the statement before a place begins.</summary>
    private int LineOf(OpenValue open) => script.Parts.SelectMany(part => part.Statements).Where(statement => statement.Line <= open.Line).Select(statement => statement.Line).DefaultIfEmpty().Max();

    private void Call(string method, params ReadOnlySpan<string?> arguments) => text.Append($"        op.{method}({Join(arguments)});\n");

    private void Sql(string sql)
    {
        var quotes = "\"\"\"";
        while (sql.Contains(quotes, StringComparison.Ordinal)) quotes += '"';
        text.Append($"        op.Sql({quotes}\n");
        foreach (var line in sql.ReplaceLineEndings("\n").Split('\n')) text.Append(line.Length == 0 ? "\n" : $"            {line}\n");
        text.Append($"            {quotes});\n");
    }
}
