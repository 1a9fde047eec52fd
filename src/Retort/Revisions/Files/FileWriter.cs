using System.Text;

namespace Retort.Revisions.Files;

/// <summary>Writes a revision as a file, in the one form that the reader of files also gives back.</summary>
internal static class FileWriter
{
    public static string Write(Revision revision)
    {
        var file = new StringBuilder();
        Field(file, HeaderField.Revision, revision.Id);
        Field(file, HeaderField.Parent, string.Join(", ", revision.Parents));
        Field(file, HeaderField.DependsOn, string.Join(", ", revision.DependsOn));
        Field(file, HeaderField.Label, string.Join(", ", revision.Labels));
        Field(file, HeaderField.Replaces, string.Join(", ", revision.Replaces));
        Field(file, HeaderField.Message, revision.Message.ReplaceLineEndings(" "));
        if (revision.Created != default) Field(file, HeaderField.Created, $"{revision.Created.UtcDateTime:yyyy-MM-ddTHH:mm:ss}Z");
        Section(file, Directive.Upgrade, revision.Upgrade);
        if (revision.Downgrade is { } downgrade) Section(file, Directive.Downgrade, downgrade);
        return file.ToString();
    }

    private static void Field(StringBuilder file, string name, string value)
    {
        if (value.Length > 0) file.Append(FieldLine(name, value)).Append('\n');
    }

    /// <summary>A line of a header, without its end.</summary>
    public static string FieldLine(string name, string value) => $"-- {$"{name}:",-12}{value}";

    private static void Section(StringBuilder file, string name, Script script)
    {
        file.Append("\n-- retort: ").Append(name).Append('\n');
        if (script.Text.Length > 0) file.Append('\n').Append(script.Text.ReplaceLineEndings("\n").TrimEnd('\n')).Append('\n');
    }
}
