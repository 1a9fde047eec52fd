using System.Text;
using Retort.Errors;
using Retort.Revisions.Code.Writing;
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
        text.Append($"[Revision({OperationCall.Quote(revision.Id)}{Field("Parent", revision.Parents)}{Field("DependsOn", revision.DependsOn)}{Field("Label", revision.Labels)}, Message = {OperationCall.Quote(revision.Message)}, ");
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
        else new MethodBody(text, script).Write();
        text.Append("    }\n");
    }

    /// <summary><c>add language to users</c> as <c>AddLanguageToUsers_9d22e1</c>.</summary>
    private static string Name(Revision revision)
    {
        var words = Slug.Of(revision.Message).Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]);
        var name = string.Concat(words.Append("_").Append(revision.Id.Replace('.', '_')[..Math.Min(6, revision.Id.Length)]));
        return char.IsAsciiDigit(name[0]) ? $"_{name}" : name;
    }

    private static string Field(string name, ValueList<string> values) => values.Count == 0 ? "" : $", {name} = {OperationCall.Quote(string.Join(", ", values))}";
}
