using System.Text;
using Retort.Errors;
using Retort.Revisions.Files;

namespace Retort.Revisions.Code;

/// <summary>Writes a revision as a class.</summary>
internal static class CodeRevisionFile
{
    /// <summary>Writes the file and returns the revision with its path; a file that exists is never touched.</summary>
    public static Revision Write(string folder, Revision revision)
    {
        var file = Path.Combine(folder, $"{revision.Created.UtcDateTime:yyyyMMdd}_{revision.Id}_{Slug.Of(revision.Message)}.cs");
        if (File.Exists(file)) throw new RevisionException("file-exists", "the file of the new revision exists already") { Where = [file], Hint = "Choose another message." };
        Directory.CreateDirectory(folder);
        File.WriteAllText(file, Text(revision));
        return revision with { Path = file };
    }

    /// <summary>The class; its statements are those of the revision.</summary>
    public static string Text(Revision revision)
    {
        var text = new StringBuilder("using Retort.Revisions.Code;\n\n");
        text.Append($"/// <summary>{revision.Message.Replace("&", "&amp;").Replace("<", "&lt;")}</summary>\n");
        text.Append($"[Revision({Quote(revision.Id)}{Field("Parent", revision.Parents)}{Field("DependsOn", revision.DependsOn)}{Field("Label", revision.Labels)}, Message = {Quote(revision.Message)}, ");
        text.Append($"Created = \"{revision.Created.UtcDateTime:yyyy-MM-ddTHH:mm:ss}Z\")]\n");
        text.Append($"internal sealed class {Name(revision)} : CodeRevision\n{{\n");
        Method(text, "Upgrade", revision.Upgrade);
        text.Append('\n');
        Method(text, "Downgrade", revision.Downgrade);
        return text.Append("}\n").ToString();
    }

    private static void Method(StringBuilder text, string name, Script? script)
    {
        text.Append($"    public override void {name}(RevisionOperations op)\n    {{\n");
        if (script is null) text.Append("        op.Irreversible();\n");
        var transactional = true;
        foreach (var (index, part) in (script?.Parts ?? []).Index())
        {
            if (!part.Transactional && transactional) text.Append("        op.WithoutTransaction();\n");
            if (part.Transactional && index > 0) text.Append("        op.InTransaction();\n");
            transactional = part.Transactional;
            foreach (var statement in part.Statements) Statement(text, statement.Text);
        }
        text.Append("    }\n");
    }

    private static void Statement(StringBuilder text, string sql)
    {
        var quotes = "\"\"\"";
        while (sql.Contains(quotes, StringComparison.Ordinal)) quotes += '"';
        text.Append($"        op.Sql({quotes}\n");
        foreach (var line in sql.ReplaceLineEndings("\n").Split('\n')) text.Append(line.Length == 0 ? "\n" : $"            {line}\n");
        text.Append($"            {quotes});\n");
    }

    /// <summary><c>add language to users</c> as <c>AddLanguageToUsers_9d22e1</c>.</summary>
    private static string Name(Revision revision)
    {
        var words = Slug.Of(revision.Message).Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]);
        var name = string.Concat(words.Append("_").Append(revision.Id.Replace('.', '_')[..Math.Min(6, revision.Id.Length)]));
        return char.IsAsciiDigit(name[0]) ? $"_{name}" : name;
    }

    private static string Field(string name, ValueList<string> values) => values.Count == 0 ? "" : $", {name} = {Quote(string.Join(", ", values))}";

    private static string Quote(string text) => $"\"{text.Replace("\\", "\\\\").Replace("\"", "\\\"")}\"";
}
