using System.CommandLine;
using System.CommandLine.Parsing;
using Retort.Cli.Output;
using Retort.Errors;
using Retort.Workspaces;

namespace Retort.Cli.Parsing;

/// <summary>From words to an exit code.</summary>
internal static class RetortCommandLine
{
    private static readonly ParserConfiguration parser = new() { EnablePosixBundling = false, ResponseFileTokenReplacer = null };

    /// <summary>Runs a command line; never throws.</summary>
    /// <param name="words">The words after <c>retort</c>.</param>
    /// <param name="terminal">Where its output goes.</param>
    /// <param name="cancellation">Ends it at a whole state.</param>
    /// <param name="opener">Gives the workspace where it is not the one of the folder: the databases of a running program.</param>
    public static async Task<ExitCode> RunAsync(IReadOnlyList<string> words, Terminal terminal, CancellationToken cancellation, WorkspaceOpener? opener = null)
    {
        var globals = new GlobalOptions();
        var parsed = Root(globals, words).Parse(words, parser);
        terminal.Configure(parsed.GetResult(globals.Color)?.Errors.Any() == true ? ColorChoice.Auto : parsed.GetValue(globals.Color), parsed.GetValue(globals.Quiet));
        try
        {
            return await RunAsync(parsed, globals, terminal, opener ?? Workspace.Open, cancellation);
        }
        catch (Exception error) when (Failure.From(error, cancellation) is var failure)
        {
            if (parsed.GetValue(globals.Json)) JsonOutput.Write(terminal, failure.Error);
            ErrorText.Write(terminal, failure.Error);
            if (failure.IsUnexpected && parsed.GetValue(globals.Verbose)) terminal.Error.WriteLine(error);
            return failure.ExitCode;
        }
    }

    /// <summary>The root with the verbs that a command line needs.</summary>
    public static Command Root(GlobalOptions globals, IReadOnlyCollection<string> words)
    {
        var root = new Command("retort", "Bring a PostgreSQL database from one schema to the next");
        foreach (var option in globals.All) root.Options.Add(option);
        foreach (var entry in VerbList.NamedIn(words)) root.Subcommands.Add(entry.Create());
        return root;
    }

    private static async Task<ExitCode> RunAsync(ParseResult parsed, GlobalOptions globals, Terminal terminal, WorkspaceOpener opener, CancellationToken cancellation)
    {
        var command = parsed.CommandResult.Command;
        if (parsed.GetValue(globals.Help) || parsed.Tokens.Count == 0)
        {
            HelpText.Write(terminal, parsed);
            return ExitCode.Done;
        }

        if (command.Name == "retort" && parsed.GetValue(globals.Version))
        {
            terminal.Line($"retort {ToolVersion.Text}");
            return ExitCode.Done;
        }

        UsageErrors.ThrowIfAny(parsed);
        if (command is not Verb verb) throw new UsageException($"`{HelpText.PathOf(parsed.CommandResult)}` needs a verb") { Hint = $"Run `{HelpText.PathOf(parsed.CommandResult)} --help`." };
        if (parsed.GetValue(globals.Json) && !verb.HasJson) throw new UsageException($"`retort {verb.Name}` has no report to print as JSON");
        var invocation = new Invocation(parsed, globals, terminal, cancellation) { Opener = opener };
        try
        {
            return await verb.RunAsync(invocation);
        }
        catch (RetortException error) when (invocation.Chosen(error) is var chosen && chosen != error)
        {
            throw chosen;
        }
    }
}
