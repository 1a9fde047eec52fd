using Retort.Errors;
using Retort.Sql;

namespace Retort.Sources.Projects;

/// <summary>A model as a program printed it: SQL, with directives for what SQL cannot say.</summary>
internal sealed record ModelText
{
    private const string Directive = "-- retort: ";

    /// <summary>The statements, with lines of the file that they were printed to.</summary>
    public required ValueList<SqlStatement> Statements { get; init; }

    /// <summary>Renames that the code tells, such as <c>users.name:full_name</c>; some may have been made long ago.</summary>
    public ValueList<string> Renames { get; init; }

    /// <summary>Tables whose rows belong to the model.</summary>
    public ValueList<string> ReferenceData { get; init; }

    /// <summary>Columns that are enums in code, and that nothing in the schema holds to their names.</summary>
    public ValueList<string> UncheckedEnums { get; init; }

    /// <summary>Reads what was printed.</summary>
    /// <exception cref="SourceException">The program printed an error.</exception>
    public static ModelText Parse(string text, string path)
    {
        var directives = text.Split('\n').TakeWhile(line => line.Length == 0 || line.StartsWith(Directive, StringComparison.Ordinal)).Where(line => line.Length > 0)
            .Select(line => line[Directive.Length..].Split(' ', 2)).ToLookup(words => words[0], words => words.ElementAtOrDefault(1) ?? "");
        if (directives["error"].FirstOrDefault() is { } code) throw new SourceException(code, string.Join(' ', directives["message"])) { Detail = Lines(directives["detail"]), Hint = Lines(directives["hint"]) };
        return new()
        {
            Statements = SqlSplitter.Split(text, path),
            Renames = directives["rename"].ToValueList(),
            ReferenceData = directives["reference-data"].ToValueList(),
            UncheckedEnums = directives["unchecked-enum"].ToValueList(),
        };
    }

    private static string? Lines(IEnumerable<string> lines) => string.Join('\n', lines) is { Length: > 0 } text ? text : null;
}
