using System.Text.Json;
using Retort.Errors;

namespace Retort.Configuration;

/// <summary>Finds the workspace and reads its top level.</summary>
internal sealed class WorkspaceReader(IReadOnlyDictionary<string, string> environment)
{
    public WorkspaceConfiguration Load(string start)
    {
        for (var folder = start; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var file = Path.Combine(folder, WorkspaceConfiguration.FileName);
            if (File.Exists(file)) return Read(folder, file, new Variables(environment, folder));
        }

        return FromVariable(start, new Variables(environment, start));
    }

    private static WorkspaceConfiguration FromVariable(string folder, Variables variables)
    {
        if (variables.Find("DATABASE_URL") is not { Value.Length: > 0 } variable)
        {
            throw new ConfigurationException("no-workspace", $"no \"{WorkspaceConfiguration.FileName}\" in \"{folder}\" or above it, and \"DATABASE_URL\" is not set")
            {
                Hint = "Run `retort init`, or set `DATABASE_URL`.",
            };
        }

        var url = DatabaseUrl.Parse(variable.Value, variable.Where is null ? "DATABASE_URL" : $"{variable.Where} (DATABASE_URL)");
        var database = new DatabaseConfiguration { Name = url.Database, Url = url, Revisions = Path.Combine(folder, "migrations") };
        return new WorkspaceConfiguration { Folder = folder, Databases = [database] };
    }

    private static WorkspaceConfiguration Read(string folder, string file, Variables variables)
    {
        var mistakes = new ConfigurationMistakes(ShownPath.Of(file));
        var root = new ConfigurationSection(Parse(file), ConfigurationKeys.Workspace, mistakes, variables);
        root.Text("$schema");
        var reader = new DatabaseReader(folder);
        var databases = Databases(root, reader).ToValueList();
        var workspace = new WorkspaceConfiguration
        {
            Folder = folder,
            File = file,
            Databases = databases,
            Absent = reader.Absent.ToValueList(),
            Scratch = root.Url("scratch"),
            MainBranch = root.Text("mainBranch"),
            Server = Server(root, folder),
            WorkFolder = reader.WorkFolder(databases),
        };
        mistakes.ThrowIfAny();
        return workspace;
    }

    private static ConfigurationNode Parse(string file)
    {
        try
        {
            return ConfigurationFile.Parse(File.ReadAllBytes(file));
        }
        catch (JsonException mistake)
        {
            // Without the cause: its message may hold a piece of a password.
            throw new ConfigurationException("invalid-configuration", "this is not JSON")
            {
                Where = [$"{ShownPath.Of(file)}:{mistake.LineNumber + 1}:{mistake.BytePositionInLine + 1}"],
                Hint = "Look for a missing comma, quote or bracket there or just before; comments and trailing commas are allowed.",
            };
        }
    }

    private static IEnumerable<DatabaseConfiguration> Databases(ConfigurationSection root, DatabaseReader reader)
    {
        if (root.Value("databases") is not { } node)
        {
            if (root.Node.Kind == JsonTokenType.StartObject) root.Mistake(root.Node, "\"databases\" is missing", "Write `\"databases\": { \"app\": { \"url\": \"local:app\", \"revisions\": \"migrations\" } }`.");
            return [];
        }

        if (node.Kind != JsonTokenType.StartObject) root.Mistake(node, $"\"databases\" is an object of names and databases, not {node.Description}");
        else if (node.Members.Count == 0) root.Mistake(node, "\"databases\" is empty");
        var first = new Dictionary<string, int>();
        foreach (var (name, _) in node.Members)
        {
            if (name.Text.Length == 0) root.Mistake(name, "a database has no name");
            if (!first.TryAdd(name.Text, name.Line)) root.Mistake(name, $"the database \"{name.Text}\" is there twice", $"The first is in line {first[name.Text]}.");
        }

        return [.. node.Members.Select(member => reader.Read(member.Name.Text, member.Value, root)).OfType<DatabaseConfiguration>()];
    }

    private static ServerConfiguration Server(ConfigurationSection root, string folder)
    {
        if (root.Value("server") is not { } node) return new ServerConfiguration();
        var server = root.Of(node, ConfigurationKeys.Server);
        return new ServerConfiguration
        {
            MajorVersion = server.Number("version", 13, 18),
            Port = server.Number("port", 1, 65535),
            DataFolder = server.Text("data") is { } data ? Path.GetFullPath(data, folder) : null,
        };
    }
}
