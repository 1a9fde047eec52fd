using System.CommandLine;
using Retort.Cli.Output;
using Retort.Errors;
using Retort.Workspaces;

namespace Retort.Cli.Parsing;

/// <summary>One command line that was understood, and where its output goes.</summary>
internal sealed class Invocation(ParseResult parsed, GlobalOptions globals, Terminal terminal, CancellationToken cancellation)
{
    private Workspace? workspace;

    public required WorkspaceOpener Opener { get; init; }

    public Terminal Terminal { get; } = terminal;

    public CancellationToken Cancellation { get; } = cancellation;

    public bool IsJson => parsed.GetValue(globals.Json);

    public bool IsVerbose => parsed.GetValue(globals.Verbose);

    /// <summary>The folder that it works in, absolute.</summary>
    public string Folder => Path.GetFullPath(parsed.GetValue(globals.Folder) ?? ".");

    /// <summary>The address given with <c>--url</c>.</summary>
    public string? Url => parsed.GetValue(globals.Url);

    /// <summary>The names given with <c>-d</c>.</summary>
    public ValueList<string> Names => (parsed.GetValue(globals.Database) ?? []).ToValueList();

    /// <summary>The workspace of the folder; read when it is first asked for.</summary>
    public Workspace Workspace => workspace ??= Open();

    /// <summary>The databases that were named, or all.</summary>
    public ValueList<WorkspaceDatabase> All()
    {
        foreach (var absent in Workspace.Absent) Terminal.Note($"{absent.Name}: skipped, {absent.Variable} is not set");
        return Workspace.Databases;
    }

    /// <summary>The database that was named, or the only one.</summary>
    public WorkspaceDatabase One() => Workspace.Databases is [var only] ? only : throw new UsageException("one database has to be chosen")
    {
        Detail = $"The workspace has {string.Join(", ", Workspace.Databases.Select(database => $"\"{database.Name}\""))}.",
        Hint = $"Add `-d {Workspace.Databases[0].Name}`.",
    };

    /// <summary>Whether an option was written, with or without a value.</summary>
    public bool IsGiven(Option option) => parsed.GetResult(option) is { Implicit: false };

    /// <summary>An error as it is told for the database that was named, where one was.</summary>
    public RetortException Chosen(RetortException error) =>
        workspace?.Databases is [var database] ? ChosenHint.For(error, database.Choice) : error;

    private Workspace Open()
    {
        var opened = Opener(Folder, Url, Names, new ProgressNotes(Terminal));
        opened.CopyProgress = new CopyNotes(Terminal);
        if (parsed.GetValue(globals.Log) is LogFormat.Json) opened.Logger = new JsonLog(Terminal.Error, Terminal.Clock);
        return opened;
    }

    public T? Value<T>(Option<T> option) => parsed.GetValue(option);

    public T? Value<T>(Argument<T> argument) => parsed.GetValue(argument);
}
