using System.Globalization;

namespace Retort.Configuration;

/// <summary>Reads one entry of <c>databases</c>.</summary>
internal sealed class DatabaseReader(string folder)
{
    private readonly BranchReader branches = new(folder);

    /// <summary>Optional databases that were left out.</summary>
    public List<AbsentDatabase> Absent { get; } = [];

    /// <summary>The database; null when it is absent or wrong.</summary>
    public DatabaseConfiguration? Read(string name, ConfigurationNode node, ConfigurationSection root)
    {
        var section = root.Of(node, ConfigurationKeys.Database);
        var optional = section.Flag("optional");
        var (url, directUrl) = Urls(node, section, root, optional, out var missing);
        if (missing is not null) Absent.Add(new AbsentDatabase(name, missing));
        var revisions = Path(section.Text("revisions"));
        Require(section, "url", "\"local:" + name + "\"");
        Require(section, "revisions", "\"migrations\"");
        var database = new DatabaseConfiguration
        {
            Name = name,
            Url = url ?? new DatabaseUrl { Database = "" },
            DirectUrl = directUrl,
            Revisions = revisions ?? "",
            Model = section.Items("model").Select(item => Model(item, section)).OfType<ModelSource>().ToValueList(),
            Optional = optional,
            Schema = section.Text("schema") ?? "public",
            FileName = section.Text("fileName") ?? DatabaseConfiguration.DefaultFileName,
            LockTimeout = Duration(section, "lockTimeout", "3s"),
            Protected = section.Flag("protected"),
            MaxDowngradeAge = Duration(section, "maxDowngradeAge", "4h"),
            Seed = section.Items("seed").Select(item => Seed(item, section)).OfType<SeedSource>().ToValueList(),
            ReferenceData = section.Texts("referenceData"),
            Include = Filter(section, "include"),
            Exclude = Filter(section, "exclude"),
            ComparePrivileges = section.Flag("privileges"),
            CompareOwners = section.Flag("owners"),
        };
        var (perBranch, trunk) = PerBranch(section);
        if (url is null || revisions is null) return null;
        return perBranch ? branches.Apply(database with { PerBranch = true }, trunk) : database;
    }

    /// <summary>The folder for what is not committed.</summary>
    public string WorkFolder(IEnumerable<DatabaseConfiguration> databases) => branches.WorkFolder(databases.Any(database => database.PerBranch));

    /// <summary>True, or the name of the branch that keeps the plain name.</summary>
    private static (bool PerBranch, string? Trunk) PerBranch(ConfigurationSection section) => section.Value("perBranch") switch
    {
        { Kind: System.Text.Json.JsonTokenType.String } => (true, section.Text("perBranch")),
        _ => (section.Flag("perBranch"), null),
    };

    /// <summary>The addresses are read apart, because an optional database may miss the variables of these alone.</summary>
    private static (DatabaseUrl? Url, DatabaseUrl? DirectUrl) Urls(ConfigurationNode node, ConfigurationSection section, ConfigurationSection root, bool optional, out string? missing)
    {
        missing = null;
        if (!optional) return (section.Url("url"), section.Url("directUrl"));
        var lenient = root.Of(AddressesOf(node), ConfigurationKeys.Database, allowsMissingVariables: true);
        var urls = (lenient.Url("url"), lenient.Url("directUrl"));
        missing = lenient.MissingVariable;
        return urls;
    }

    private static ConfigurationNode AddressesOf(ConfigurationNode node)
    {
        var addresses = new ConfigurationNode { Kind = node.Kind, Line = node.Line, Column = node.Column };
        addresses.Members.AddRange(node.Members.Where(member => member.Name.Text is "url" or "directUrl").DistinctBy(member => member.Name.Text));
        return addresses;
    }

    private static void Require(ConfigurationSection section, string key, string example)
    {
        if (section.Value(key) is null && section.Node.Kind == System.Text.Json.JsonTokenType.StartObject) section.Mistake(section.Node, $"\"{key}\" is missing", $"Write `\"{key}\": {example}`.");
    }

    private ModelSource? Model(ConfigurationNode node, ConfigurationSection section)
    {
        if (node.Members.Exists(member => member.Name.Text is "project" or "context"))
        {
            var project = section.Of(node, ConfigurationKeys.ProjectModel);
            Require(project, "project", "\"src/App\"");
            return Path(project.Text("project")) is { } path ? new ProjectModelSource { Project = path, Context = project.Text("context") } : null;
        }

        var sql = section.Of(node, ConfigurationKeys.SqlModel);
        Require(sql, "sql", "\"schema/*.sql\"");
        return new SqlModelSource { Globs = sql.Texts("sql").Select(glob => Path(glob)!).ToValueList() };
    }

    private SeedSource? Seed(ConfigurationNode node, ConfigurationSection section)
    {
        if (node.Members.Exists(member => member.Name.Text == "program"))
        {
            var program = section.Of(node, ConfigurationKeys.ProgramSeed);
            return program.Texts("program") is { Count: > 0 } words ? new ProgramSeedSource { Words = words } : null;
        }

        var sql = section.Of(node, ConfigurationKeys.SqlSeed);
        Require(sql, "sql", "\"seed/*.sql\"");
        return new SqlSeedSource { Globs = sql.Texts("sql").Select(glob => Path(glob)!).ToValueList() };
    }

    private static ObjectFilter Filter(ConfigurationSection section, string key)
    {
        if (section.Value(key) is not { } node) return new ObjectFilter();
        var filter = section.Of(node, ConfigurationKeys.Filter);
        return new ObjectFilter { Schemas = filter.Texts("schemas"), Kinds = filter.Texts("kinds") };
    }

    private static TimeSpan Duration(ConfigurationSection section, string key, string usual)
    {
        if (section.Text(key) is not { } text) return Duration(usual)!.Value;
        if (Duration(text) is { } duration) return duration;
        section.Mistake(section.Value(key)!, $"\"{key}\" is a number with a unit", $"Write for example `\"{usual}\"`; units are ms, s, min, h and d.");
        return Duration(usual)!.Value;
    }

    private static TimeSpan? Duration(string text)
    {
        var digits = text.TakeWhile(char.IsAsciiDigit).Count();
        if (!int.TryParse(text[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
        return text[digits..].Trim() switch
        {
            "ms" => TimeSpan.FromMilliseconds(number),
            "s" => TimeSpan.FromSeconds(number),
            "min" => TimeSpan.FromMinutes(number),
            "h" => TimeSpan.FromHours(number),
            "d" => TimeSpan.FromDays(number),
            _ => null,
        };
    }

    private string? Path(string? path) => path is null ? null : System.IO.Path.GetFullPath(path, folder);
}
