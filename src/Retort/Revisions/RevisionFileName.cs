using System.Globalization;
using System.Text;
using Retort.Errors;
using Retort.Revisions.Files;

namespace Retort.Revisions;

/// <summary>A template of file names, such as <c>{date}_{id}_{slug}.sql</c>. The name of a file is never the identity of its revision.</summary>
/// <remarks>
/// Places: <c>{id}</c>, <c>{slug}</c>, <c>{number}</c> or <c>{number:000}</c>, <c>{date}</c>, <c>{time}</c>, <c>{yyyy}</c>,
/// <c>{yy}</c>, <c>{MM}</c>, <c>{dd}</c>, <c>{HH}</c>, <c>{mm}</c>, <c>{ss}</c>. Times are UTC. A slash makes a folder.
/// </remarks>
public sealed class RevisionFileName
{
    /// <summary>The template that holds when none is set.</summary>
    public const string Default = "{date}_{id}_{slug}.sql";

    private static readonly string[] Places = ["id", "slug", "number", "date", "time", "yyyy", "yy", "MM", "dd", "HH", "mm", "ss"];

    private readonly string template;

    private RevisionFileName(string template) => this.template = template;

    /// <summary>Whether names count up, so that the next one can be tried when one is taken.</summary>
    public bool HasNumber => template.Contains("{number", StringComparison.Ordinal);

    /// <summary>Reads a template.</summary>
    /// <exception cref="ConfigurationException">A place is not known, or the name would not end in <c>.sql</c>.</exception>
    public static RevisionFileName Parse(string template)
    {
        var name = new RevisionFileName(template);
        if (!template.EndsWith(".sql", StringComparison.Ordinal)) throw Bad(template, "It does not end in \".sql\".", null);
        if (template.Contains("..", StringComparison.Ordinal) || Path.IsPathRooted(template)) throw Bad(template, "It leaves the folder of revisions.", null);
        name.Fill((place, format) => Places.Contains(place) && (format.Length == 0 || (place == "number" && format.All(digit => digit == '0')))
            ? ""
            : throw Bad(template, $"There is no place \"{{{place}{(format.Length > 0 ? ":" : "")}{format}}}\".", Suggestion.Nearest(place, Places)));
        return name;
    }

    /// <summary>The name for a revision.</summary>
    /// <param name="revision">What the name tells about.</param>
    /// <param name="number">What <c>{number}</c> is.</param>
    public string For(Revision revision, int number) => Fill((place, format) => place switch
    {
        "id" => revision.Id,
        "slug" => Slug.Of(revision.Message),
        "number" => number.ToString(format.Length == 0 ? "0" : format, CultureInfo.InvariantCulture),
        "date" => Time(revision, "yyyyMMdd"),
        "time" => Time(revision, "HHmmss"),
        _ => Time(revision, place),
    });

    private static string Time(Revision revision, string format) => revision.Created.UtcDateTime.ToString(format, CultureInfo.InvariantCulture);

    private string Fill(Func<string, string, string> value)
    {
        var name = new StringBuilder();
        for (var position = 0; position < template.Length; position++)
        {
            if (template[position] is not ('{' or '}'))
            {
                name.Append(template[position]);
                continue;
            }
            var end = template.IndexOf('}', position);
            if (template[position] == '}' || end < 0) throw Bad(template, "A brace has no partner.", null);
            var parts = template[(position + 1)..end].Split(':', 2);
            name.Append(value(parts[0], parts.Length > 1 ? parts[1] : ""));
            position = end;
        }
        return name.ToString();
    }

    private static ConfigurationException Bad(string template, string detail, string? near) =>
        new("bad-file-name", $"the file name template \"{template}\" cannot be used")
        {
            Detail = detail,
            Hint = near is null ? $"The places are {string.Join(", ", Places.Select(place => $"{{{place}}}"))}." : $"Did you mean `{{{near}}}`?",
        };
}
