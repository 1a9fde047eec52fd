using System.CommandLine;
using System.CommandLine.Parsing;
using Retort.Cli.Output;

namespace Retort.Cli.Parsing;

/// <summary>The help of a command, in the look of the house.</summary>
internal static class HelpText
{
    /// <summary>Writes the help of the command that was named.</summary>
    public static void Write(Terminal terminal, ParseResult parsed)
    {
        if (parsed.CommandResult.Parent is null) WriteRoot(terminal, parsed.CommandResult.Command);
        else Write(terminal, PathOf(parsed.CommandResult), parsed.CommandResult.Command, parsed.RootCommandResult.Command);
    }

    /// <summary>Writes the help of one verb.</summary>
    public static void Write(Terminal terminal, string path, Command command, Command root)
    {
        terminal.Line(command.Description ?? "");
        Heading(terminal, "Usage");
        terminal.Line(Usage(path, command));
        var globals = Globals(command, root).ToList();
        var width = globals.Concat(command.Options).Select(option => Form(option).Length).Max();
        Section(terminal, "Verbs", command.Subcommands.Select(verb => (verb.Name, verb.Description)), width);
        Section(terminal, "Arguments", command.Arguments.Select(argument => (Form(argument), argument.Description)), width);
        Section(terminal, "Options", command.Options.Select(option => (Form(option), option.Description)), width);
        Section(terminal, "Global options", globals.Select(option => (Form(option), option.Description)), width);
        if (command is not Verb verb) return;
        Heading(terminal, "Examples");
        terminal.Line();
        foreach (var example in verb.Examples) terminal.Line($"  $ {example}");
        terminal.Line();
        terminal.Line("See `retort help exit-codes`, `retort help environment`, `retort help revisions`");
    }

    /// <summary>The words that lead to a command, e.g. <c>retort db start</c>.</summary>
    public static string PathOf(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{PathOf(parent)} {result.Command.Name}" : result.Command.Name;

    private static void WriteRoot(Terminal terminal, Command root)
    {
        terminal.Line(root.Description!);
        Heading(terminal, "Usage");
        terminal.Line(" retort <verb> [options]");
        var width = root.Options.Max(option => Form(option).Length);
        foreach (var group in VerbList.All.GroupBy(entry => entry.Group))
        {
            Section(terminal, group.Key, group.Select(entry => (entry.Name, (string?)entry.Description)), width);
        }

        Section(terminal, "Global options", root.Options.Select(option => (Form(option), option.Description)), width);
        terminal.Line();
        terminal.Line("See `retort <verb> --help`, `retort help exit-codes`, `retort help environment`, `retort help revisions`, `retort help json`");
    }

    private static string Usage(string path, Command command)
    {
        var words = command.Arguments.Select(Form).Prepend(path);
        if (command.Subcommands.Count > 0) words = words.Append("<verb>");
        return $" {string.Join(' ', words)} [options]";
    }

    private static IEnumerable<Option> Globals(Command command, Command root) => root.Options
        .Where(option => option.Recursive && (option.Name != "--json" || command is Verb { HasJson: true }));

    private static string Form(Argument argument)
    {
        var many = argument.Arity.MaximumNumberOfValues > 1 ? "..." : "";
        return argument.Arity.MinimumNumberOfValues == 0 ? $"[<{argument.Name}>]{many}" : $"<{argument.Name}>{many}";
    }

    private static string Form(Option option)
    {
        var letter = option.Aliases.FirstOrDefault(alias => alias.Length == 2 && char.IsLetter(alias[1]));
        var name = $"<{option.HelpName ?? "value"}>";
        // A value that may be left out is given behind a sign: otherwise the next word would be taken for it.
        var value = option.Arity.MaximumNumberOfValues == 0 || option.ValueType == typeof(bool) ? "" : option.Arity.MinimumNumberOfValues == 0 ? $"[={name}]" : $" {name}";
        var many = option.ValueType.IsArray ? "..." : "";
        return $"{(letter is null ? "    " : letter + ", ")}{option.Name}{value}{many}";
    }

    private static void Heading(Terminal terminal, string text)
    {
        terminal.Line();
        terminal.Out.Write(terminal.Colors.Heading(text + ":"));
    }

    private static void Section(Terminal terminal, string heading, IEnumerable<(string Left, string? Right)> lines, int width)
    {
        var all = lines.ToList();
        if (all.Count == 0) return;
        Heading(terminal, heading);
        terminal.Line();
        foreach (var (left, right) in all) terminal.Line($"  {left.PadRight(width)}  {right}".TrimEnd());
    }
}
