using System.Globalization;
using Retort.Errors;

namespace Retort.Revisions.Files;

/// <summary>Reads the fields of a header: the first unbroken run of comment lines that holds a known field.</summary>
internal sealed class HeaderReader(string path)
{
    private readonly Dictionary<string, (string Value, int Line)> fields = [];
    private readonly List<(string Name, int Line)> unknown = [];
    private int lastLine;
    private bool closed;

    public void Add(string comment, int line)
    {
        if (line != lastLine + 1 && lastLine > 0) EndRun();
        lastLine = line;
        if (closed || !comment.StartsWith("--", StringComparison.Ordinal)) return;
        var content = comment.AsSpan(2).Trim();
        var colon = content.IndexOf(':');
        if (colon <= 0 || content[..colon].ContainsAny(" \t")) return;
        var name = content[..colon].ToString();
        if (!HeaderField.All.Contains(name)) unknown.Add((name, line));
        else if (!fields.TryAdd(name, (content[(colon + 1)..].Trim().ToString(), line)))
            throw FileError.At(path, line, "duplicate-field", $"the header has a second field \"{name}\"", hint: "Several names go on one line, with commas between them.");
    }

    /// <summary>The line of a field; null when the header has none.</summary>
    public int? LineOf(string field) => fields.TryGetValue(field, out var value) ? value.Line : null;

    public Revision Finish(Script upgrade, Script? downgrade)
    {
        EndRun();
        return new()
        {
            Id = Id(),
            Parents = Names(HeaderField.Parent),
            DependsOn = Names(HeaderField.DependsOn),
            Labels = Names(HeaderField.Label),
            Replaces = Names(HeaderField.Replaces),
            Message = Required(HeaderField.Message, "empty-message", "Say in one line what the revision does."),
            Created = Created(),
            Path = path,
            Upgrade = upgrade,
            Downgrade = downgrade,
            Checksum = ScriptChecksum.Of(upgrade, downgrade),
        };
    }

    /// <summary>Comments that stand apart from the header are for people, whatever they look like.</summary>
    private void EndRun()
    {
        closed |= fields.Count > 0;
        if (fields.Count > 0 && unknown.Count > 0) throw Unknown(unknown[0]);
        unknown.Clear();
    }

    private RevisionException Unknown((string Name, int Line) field) =>
        FileError.At(path, field.Line, "unknown-field", $"there is no header field \"{field.Name}\"",
            hint: Suggestion.Nearest(field.Name, HeaderField.All) is { } near ? $"Did you mean `{near}`?" : $"The fields are {string.Join(", ", HeaderField.All)}. A remark can stand below an empty line.");

    private string Id()
    {
        var id = Required(HeaderField.Revision, "missing-field", "A revision file begins with `-- Revision: ` and the id.");
        if (RevisionId.Fault(id) is { } fault) throw FileError.At(path, fields[HeaderField.Revision].Line, "illegal-revision-id", $"\"{id}\" cannot be the id of a revision", fault);
        return id;
    }

    private string Required(string field, string code, string hint)
    {
        var value = fields.GetValueOrDefault(field);
        if (!string.IsNullOrEmpty(value.Value)) return value.Value;
        var isThere = fields.ContainsKey(field);
        throw FileError.At(path, isThere ? value.Line : 1, isThere || code != "empty-message" ? code : "missing-field",
            isThere ? $"the header field \"{field}\" is empty" : $"the header field \"{field}\" is missing", hint: hint);
    }

    private ValueList<string> Names(string field)
    {
        if (!fields.TryGetValue(field, out var value) || value.Value.Length == 0) return [];
        var names = value.Value.Split(',', StringSplitOptions.TrimEntries);
        foreach (var name in names)
        {
            if (RevisionId.Fault(name) is { } fault) throw FileError.At(path, value.Line, "bad-field", $"\"{name}\" cannot be a name in \"{field}\"", fault);
        }
        return names.ToValueList();
    }

    private DateTimeOffset Created()
    {
        if (!fields.TryGetValue(HeaderField.Created, out var value) || value.Value.Length == 0) return default;
        if (DateTimeOffset.TryParse(value.Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var created)) return created;
        throw FileError.At(path, value.Line, "bad-field", $"\"{value.Value}\" is not a time", hint: "Write it as `2026-11-20T09:12:44Z`.");
    }
}
