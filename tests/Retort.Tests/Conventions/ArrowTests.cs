using System.Text.RegularExpressions;

namespace Retort.Tests.Conventions;

/// <summary>Who may know whom.</summary>
public sealed partial class ArrowTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Errors"] = [],
        ["Sql"] = ["Errors"],
        ["Git"] = [],
        ["Revisions"] = ["Sql", "Errors"],
        ["Configuration"] = ["Errors", "Sql", "Git"],
        ["Server"] = ["Errors", "Sql", "Git", "Configuration", "Execution"],
        ["Execution"] = ["Revisions", "Sql", "Errors"],
        ["Catalog"] = ["Sql", "Errors"],
        ["Comparison"] = ["Catalog", "Sql", "Errors"],
        ["Scratch"] = ["Catalog", "Execution", "Revisions", "Configuration", "Server", "Sql", "Errors"],
        ["Sources"] = ["Scratch", "Catalog", "Comparison", "Execution", "Revisions", "Configuration", "Server", "Sql", "Errors"],
        ["Online"] = ["Hazards", "Scratch", "Execution", "Catalog", "Comparison", "Sql", "Errors"],
        ["Hazards"] = ["Sources", "Scratch", "Catalog", "Comparison", "Execution", "Revisions", "Sql", "Errors"],
        ["Guards"] = ["Sql", "Errors"],
        ["Backups"] = ["Execution", "Configuration", "Server", "Sql", "Errors"],
        ["Workspaces"] = ["Guards", "Backups", "Git", "Hazards", "Online", "Sources", "Scratch", "Catalog", "Comparison", "Execution", "Revisions", "Configuration", "Server", "Sql", "Errors"],
    };

    [Fact]
    public void Every_folder_of_the_engine_has_its_arrows()
    {
        var folders = Source.Files("src/Retort", "*.cs").Select(FolderOf).Where(folder => folder.Length > 0).Distinct();
        Assert.Empty(folders.Except(Allowed.Keys));
    }

    [Fact]
    public void No_folder_knows_one_that_it_may_not_know()
    {
        var wrong = from file in Source.Files("src/Retort", "*.cs")
                    let folder = FolderOf(file)
                    where folder.Length > 0
                    from known in KnownBy(file, folder)
                    where known != folder && !Allowed[folder].Contains(known)
                    select $"{file} knows {known}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void The_engine_does_not_know_the_command_line() =>
        Assert.DoesNotContain(Source.Files("src/Retort", "*.cs"), file => Source.Read(file).Contains("Retort.Cli"));

    private static string FolderOf(string file) => file.Split('/') is [_, _, var folder, _, ..] ? folder : "";

    private static IEnumerable<string> KnownBy(string file, string folder) => Name().Matches(Code(file))
        .Select(match => match.Groups[1].Value)
        .Where(name => Allowed.ContainsKey(name) && name != folder)
        .Distinct();

    // In comments a name explains; only code depends.
    private static string Code(string file) => string.Join('\n', Source.Read(file).Split('\n').Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)));

    [GeneratedRegex(@"\bRetort\.([A-Z]\w*)")]
    private static partial Regex Name();
}
