using System.Text.Json;
using Retort.Configuration;
using Retort.Errors;

namespace Retort.Workspaces.Writing;

/// <summary><c>init</c>: makes a folder a workspace.</summary>
internal static class InitVerb
{
    private const string Ignored = ".retort/";

    /// <summary>Writes the files and returns their names; refuses to overwrite.</summary>
    public static ValueList<string> Init(InitRequest request)
    {
        var file = Path.Combine(request.Folder, WorkspaceConfiguration.FileName);
        if (File.Exists(file))
        {
            throw new ConfigurationException("already-initialised", $"\"{file}\" is there already") { Hint = "Edit it, or work in another folder with `-C`." };
        }

        if (request.Template is { } template) return WriteTemplate(request, template);
        if (request.Url is { } url) DatabaseUrl.Parse(url, "--url");
        Directory.CreateDirectory(Path.Combine(request.Folder, request.Revisions));
        if (request.Model is { } model) Directory.CreateDirectory(Path.Combine(request.Folder, FolderOf(model)));
        File.WriteAllText(file, Text(request));
        var ignore = Path.Combine(request.Folder, ".gitignore");
        var lines = File.Exists(ignore) ? File.ReadAllText(ignore) : "";
        if (lines.Split('\n').Any(line => line.Trim() is Ignored or ".retort")) return [WorkspaceConfiguration.FileName];
        File.WriteAllText(ignore, lines + (lines.Length > 0 && !lines.EndsWith('\n') ? "\n" : "") + Ignored + "\n");
        return [WorkspaceConfiguration.FileName, ".gitignore"];
    }

    private static ValueList<string> WriteTemplate(InitRequest request, string template)
    {
        var files = WorkspaceTemplate.Files(template, request.Database ?? NameOf(request.Folder), request.Now);
        foreach (var path in files.Select(one => Path.Combine(request.Folder, one.Path)).Where(File.Exists))
            throw new ConfigurationException("already-initialised", $"\"{path}\" is there already") { Hint = "Begin in an empty folder: `retort -C new-folder init --template " + template + "`." };
        foreach (var (path, text) in files)
        {
            var file = Path.Combine(request.Folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }
        return files.Select(one => one.Path).ToValueList();
    }

    private static string Text(InitRequest request)
    {
        var name = request.Database ?? NameOf(request.Folder);
        var model = request.Model is null ? "" : $$"""
            ,
                  "model": [ { "sql": {{Quote(request.Model)}} } ]
            """;
        return $$"""
            {
              "databases": {
                {{Quote(name)}}: {
                  "url": {{Quote(request.Url ?? $"${{DATABASE_URL:-local:{name}}}")}},
                  "revisions": {{Quote(request.Revisions)}}{{model}}
                }
              }
            }

            """;
    }

    /// <summary>What stands before the first part with a wildcard, or before the file.</summary>
    private static string FolderOf(string glob)
    {
        var parts = glob.Split('/', '\\');
        return Path.Combine(["", .. parts.TakeWhile(part => part.IndexOfAny(['*', '?']) < 0 && !part.EndsWith(".sql", StringComparison.OrdinalIgnoreCase))]);
    }

    private static string NameOf(string folder)
    {
        var name = new string(Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)).ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_').ToArray());
        return name.Length > 0 && char.IsAsciiLetter(name[0]) ? name : "app";
    }

    private static string Quote(string text) => $"\"{JsonEncodedText.Encode(text, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
