using Retort.Cli.Commands;

namespace Retort.Cli.Parsing;

/// <summary>Every verb, in the order of the help.</summary>
internal static class VerbList
{
    public static ValueList<VerbEntry> All { get; } =
    [
        new("init", "Write a retort.json and a folder for revisions", "Write revisions", (name, text) => new InitCommand(name, text)),
        new("revision", "Write a new revision", "Write revisions", (name, text) => new RevisionCommand(name, text)),
        new("merge", "Write a revision that joins several heads", "Write revisions", (name, text) => new MergeCommand(name, text)),
        new("rebase", "Let your unmerged revisions build on the new head", "Write revisions", (name, text) => new RebaseCommand(name, text)),
        new("squash", "Put one revision in the place of many", "Write revisions", (name, text) => new SquashCommand(name, text)),
        new("adopt", "Begin with a database that exists: write it as the first revision", "Write revisions", (name, text) => new AdoptCommand(name, text)),
        new("dev", "Watch the model, apply it as it changes, write one revision at the end", "Write revisions", (name, text) => new DevCommand(name, text)),
        new("edit", "Open a revision in the editor", "Write revisions", (name, text) => new EditCommand(name, text)),
        new("upgrade", "Apply pending revisions to a database", "Move databases", (name, text) => new UpgradeCommand(name, text)),
        new("downgrade", "Undo applied revisions", "Move databases", (name, text) => new DowngradeCommand(name, text)),
        new("switch", "Bring a database from another branch's revisions to this one's", "Move databases", (name, text) => new SwitchCommand(name, text)),
        new("stamp", "Record a revision as applied without running it", "Move databases", (name, text) => new StampCommand(name, text)),
        new("fleet", "Move many databases at once", "Move databases", (name, text) => new FleetCommand(name, text)),
        new("status", "Say where the databases are and what is pending", "Look", (name, text) => new StatusCommand(name, text)),
        new("current", "Show the revisions that a database is at", "Look", (name, text) => new CurrentCommand(name, text)),
        new("history", "List revisions, newest first", "Look", (name, text) => new HistoryCommand(name, text)),
        new("show", "Show one revision", "Look", (name, text) => new ShowCommand(name, text)),
        new("heads", "Show the revisions without a child", "Look", (name, text) => new HeadsCommand(name, text)),
        new("branches", "Show where history branches", "Look", (name, text) => new BranchesCommand(name, text)),
        new("locks", "Show who holds and who waits for locks", "Look", (name, text) => new LocksCommand(name, text)),
        new("diff", "Show what leads from one schema to another", "Look", (name, text) => new DiffCommand(name, text)),
        new("drift", "Show what was changed in a database behind its history's back", "Look", (name, text) => new DriftCommand(name, text)),
        new("check", "Fail when revisions, databases and the model do not agree", "Look", (name, text) => new CheckCommand(name, text)),
        new("doctor", "Say what is not well, and how to mend it", "Look", (name, text) => new DoctorCommand(name, text)),
        new("lint", "Say what revisions do to a running system", "Prove", (name, text) => new LintCommand(name, text)),
        new("verify", "Take revisions up, down and up in a scratch database", "Prove", (name, text) => new VerifyCommand(name, text)),
        new("rehearse", "Run pending revisions on a clone with the real rows", "Prove", (name, text) => new RehearseCommand(name, text)),
        new("ci", "Check, lint and verify in one report", "Prove", (name, text) => new CiCommand(name, text)),
        new("db", "Start, stop and use the local PostgreSQL", "Local server", (name, text) => new DbCommand(name, text)),
        new("help", "Explain a verb or a topic", "More", (name, text) => new HelpCommand(name, text)),
    ];

    /// <summary>The verbs whose names occur in a command line; only they need to be made.</summary>
    public static IEnumerable<VerbEntry> NamedIn(IReadOnlyCollection<string> words)
    {
        var named = All.Where(entry => words.Contains(entry.Name)).ToList();
        return named.Count > 0 ? named : All;
    }
}
