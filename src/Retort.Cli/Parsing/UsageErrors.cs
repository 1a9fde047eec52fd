using System.CommandLine;
using System.CommandLine.Parsing;
using Retort.Errors;

namespace Retort.Cli.Parsing;

/// <summary>Says what is wrong with a command line, and what was probably meant.</summary>
internal static class UsageErrors
{
    public static void ThrowIfAny(ParseResult parsed)
    {
        var command = parsed.CommandResult;
        if (MistypedOption(parsed) is { } option) throw Unknown("option", option, command, OptionNames(command));
        if (parsed.UnmatchedTokens is [var word, ..])
        {
            if (word.StartsWith('-')) throw Unknown("option", word, command, OptionNames(command));
            if (command.Command.Subcommands.Count > 0) throw Unknown("verb", word, command, VerbNames(command));
            throw new UsageException($"`{HelpText.PathOf(command)}` does not take \"{word}\"") { Hint = $"Run `{HelpText.PathOf(command)} --help`." };
        }

        if (parsed.Errors is [var error, ..]) throw Translate(error, command);
    }

    // A word such as `--sqll` would be taken as a target; only `-2` can be one, and what stands behind `--` is meant as it is.
    private static string? MistypedOption(ParseResult parsed) => parsed.Tokens.Any(token => token.Type == TokenType.DoubleDash)
        ? null
        : parsed.CommandResult.Children.OfType<ArgumentResult>()
            .SelectMany(argument => argument.Tokens)
            .Select(token => token.Value)
            .FirstOrDefault(value => value.Length > 1 && value[0] == '-' && !char.IsAsciiDigit(value[1]));

    private static UsageException Unknown(string kind, string word, CommandResult command, IEnumerable<string> names)
    {
        var path = HelpText.PathOf(command);
        var bare = word.Split('=')[0];
        var hint = Suggestion.Nearest(bare, names) is { } meant
            ? kind == "verb" ? $"Did you mean `{path} {meant}`?" : $"Did you mean `{meant}`?"
            : $"Run `{path} --help`.";
        if (kind == "option" && command.Command is Verb { UnknownOptionHint: { } told }) hint = told;
        return new UsageException($"there is no {kind} \"{bare}\"") { Hint = hint };
    }

    private static UsageException Translate(ParseError error, CommandResult command)
    {
        var path = HelpText.PathOf(command);
        var text = error.SymbolResult switch
        {
            OptionResult { IdentifierToken: null } option => $"`{path}` needs `{option.Option.Name}`",
            OptionResult { Tokens.Count: 0 } option => $"option \"{option.IdentifierToken.Value}\" needs a value",
            ArgumentResult { Tokens.Count: 0 } argument => $"`{path}` needs <{argument.Argument.Name}>",
            OptionResult option => $"option \"{option.IdentifierToken.Value}\" does not take \"{option.Tokens[0].Value}\"",
            CommandResult { Command: not Verb } => $"`{path}` needs a verb",
            _ => char.ToLowerInvariant(error.Message[0]) + error.Message[1..].TrimEnd('.').Replace('\'', '"'),
        };
        return new UsageException(text) { Hint = $"Run `{path} --help`." };
    }

    private static IEnumerable<string> OptionNames(CommandResult command)
    {
        for (SymbolResult? at = command; at is CommandResult result; at = result.Parent)
        {
            foreach (var option in result.Command.Options)
            {
                yield return option.Name;
                foreach (var alias in option.Aliases) yield return alias;
            }
        }
    }

    private static IEnumerable<string> VerbNames(CommandResult command) => command.Parent is null
        ? VerbList.All.Select(entry => entry.Name)
        : command.Command.Subcommands.Select(verb => verb.Name);
}
