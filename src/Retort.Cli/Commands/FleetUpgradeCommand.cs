using System.CommandLine;
using Retort.Cli.Output;
using Retort.Cli.Parsing;
using Retort.Errors;
using Retort.Workspaces;
using Retort.Workspaces.Runs;

namespace Retort.Cli.Commands;

/// <summary><c>retort fleet upgrade</c>.</summary>
internal sealed class FleetUpgradeCommand : Verb
{
    private readonly Argument<string> target = new("revision") { Description = "Target for each, e.g. `head`, `ae10f2` [default: head]", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string> urls = new("--urls") { HelpName = "file", Description = "Addresses, one a line; `-` reads stdin [default: the databases of the workspace]" };
    private readonly Option<int> jobs = new("--jobs", "-j") { HelpName = "n", Description = "How many at one time [default: 4]", DefaultValueFactory = _ => 4 };
    private readonly Option<bool> keepGoing = new("--keep-going") { Description = "Go on with the others after one has failed" };
    private readonly Option<bool> dryRun = new("--dry-run") { Description = "Show what is pending where" };

    public FleetUpgradeCommand()
        : base("upgrade", "Apply pending revisions to many databases")
    {
        Arguments.Add(target);
        foreach (var option in (Option[])[urls, jobs, keepGoing, dryRun]) Options.Add(option);
    }

    public override ValueList<string> Examples => ["retort fleet upgrade --urls tenants.txt --jobs 8", "retort fleet upgrade -d app --urls - --dry-run < tenants.txt"];

    public override async Task<ExitCode> RunAsync(Invocation invocation)
    {
        var count = invocation.Value(jobs);
        if (count is < 1 or > 256) throw new UsageException("`--jobs` is a number from 1 to 256");
        var databases = invocation.Value(urls) is { } file ? invocation.One().Fleet(Read(invocation, file)) : invocation.All();
        var request = new FleetRequest
        {
            Target = invocation.Value(target) ?? "head",
            Jobs = count,
            IsDryRun = invocation.Value(dryRun),
            KeepsGoing = invocation.Value(keepGoing),
            Observer = (done, total, entry) => FleetText.Progress(invocation.Terminal, done, total, entry),
        };
        var entries = await databases.FleetUpgradeAsync(request, invocation.Cancellation);
        if (invocation.IsJson) JsonOutput.Write(invocation.Terminal, entries);
        else FleetText.Write(invocation.Terminal, entries);
        return entries.Any(entry => entry.Outcome is FleetOutcome.Failed or FleetOutcome.NotStarted) ? ExitCode.Failed : ExitCode.Done;
    }

    private static List<string> Read(Invocation invocation, string file)
    {
        var path = Path.Combine(invocation.Folder, file);
        if (file != "-" && !File.Exists(path)) throw new ConfigurationException("file-missing", $"there is no file \"{file}\"") { Hint = "Write one address a line, such as `postgresql://app@db1/tenant_1`." };
        var text = file == "-" ? invocation.Terminal.In.ReadToEnd() : File.ReadAllText(path);
        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith('#')).ToList();
        return lines.Count > 0 ? lines : throw new UsageException($"\"{file}\" has no address") { Hint = "Write one a line." };
    }
}
