using System.Text;
using Retort.Sql;

namespace Retort.Catalog.Functions;

/// <summary>Writes CREATE FUNCTION and CREATE PROCEDURE.</summary>
internal static class CreateFunction
{
    private const int LongestLine = 100;

    public static string Write(Function item, bool replaces)
    {
        var text = new StringBuilder($"create {(replaces ? "or replace " : "")}{item.Noun} {item.Id.QualifiedName}");
        text.Append(InParentheses(item.Arguments.Where(argument => argument.Mode != "table"), text.Length));
        if (Returns(item) is { } returns) text.Append($"\nreturns {returns}");
        text.Append($"\nlanguage {Identifier.Quote(item.Language)}");
        if (Behaviour(item) is { Length: > 0 } behaviour) text.Append($"\n{behaviour}");
        foreach (var setting in item.Settings) text.Append($"\nset {Setting(setting)}");
        return text.Append($"\n{Body(item)}").ToString();
    }

    private static string? Returns(Function item)
    {
        var columns = item.Arguments.Where(argument => argument.Mode == "table").ToList();
        if (columns.Count > 0) return $"table {InParentheses(columns, 0)}";
        // The result follows from the output arguments, but a set must be said.
        if (item.Returns is not { } type || !item.ReturnsSet && item.Arguments.Any(argument => argument.IsOutput)) return null;
        return item.ReturnsSet ? $"setof {type}" : type;
    }

    /// <summary>On one line when it fits there, else one line for each.</summary>
    private static string InParentheses(IEnumerable<FunctionArgument> arguments, int before)
    {
        var declarations = arguments.Select(argument => argument.Declaration).ToList();
        var line = $"({string.Join(", ", declarations)})";
        return before + line.Length <= LongestLine ? line : $"(\n  {string.Join(",\n  ", declarations)}\n)";
    }

    private static string Behaviour(Function item)
    {
        var words = new List<string>();
        if (item.Transforms.Count > 0) words.Add($"transform {string.Join(", ", item.Transforms.Select(type => $"for type {type}"))}");
        if (item.IsWindow) words.Add("window");
        if (item.Volatility != "volatile") words.Add(item.Volatility);
        if (item.IsStrict) words.Add("strict");
        if (item.IsLeakproof) words.Add("leakproof");
        if (item.IsSecurityDefiner) words.Add("security definer");
        if (item.Parallel != "unsafe") words.Add($"parallel {item.Parallel}");
        if (item.Cost is { } cost) words.Add($"cost {cost}");
        if (item.Rows is { } rows) words.Add($"rows {rows}");
        if (item.Support is { } support) words.Add($"support {support}");
        return string.Join(' ', words);
    }

    private static string Setting(string setting)
    {
        var split = setting.IndexOf('=');
        var (name, value) = (setting[..split], setting[(split + 1)..]);
        return $"{string.Join('.', name.Split('.').Select(Identifier.Quote))} to {(IsListOfNames(name) ? Names(value) : Literal.Quote(value))}";
    }

    /// <summary>The settings that PostgreSQL stores as a list of names, quoted where needed (GUC_LIST_QUOTE): pg_dump knows them by name, too.</summary>
    private static bool IsListOfNames(string name) => name is "search_path" or "temp_tablespaces" or "unix_socket_directories"
        or "local_preload_libraries" or "session_preload_libraries" or "shared_preload_libraries";

    /// <summary>An empty name cannot be quoted as a name.</summary>
    private static string Names(string value) => value is "" or "\"\"" ? "''" : value.Replace(", \"\"", ", ''", StringComparison.Ordinal);

    private static string Body(Function item)
    {
        if (item.Body is { } body) return body;
        if (item.Library is { } library) return $"as {Literal.Quote(library)}, {Literal.Quote(item.Source)}";
        return item.Language == "internal" ? $"as {Literal.Quote(item.Source)}" : $"as {DollarQuoted(item.Source)}";
    }

    private static string DollarQuoted(string source)
    {
        var tag = "$$";
        // A body that ends in a dollar sign would run into the closing tag.
        for (var count = 0; source.Contains(tag, StringComparison.Ordinal) || source.EndsWith('$') && tag == "$$"; count++) tag = count == 0 ? "$body$" : $"$body{count}$";
        return tag + source + tag;
    }
}
