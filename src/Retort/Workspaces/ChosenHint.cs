using System.Text.RegularExpressions;
using Retort.Errors;

namespace Retort.Workspaces;

/// <summary>Lets the commands of a hint name the database that they are for, where a workspace has several.</summary>
internal static partial class ChosenHint
{
    /// <summary>The error with <c>-d NAME</c> in each command of its hint that needs it; the same error where none does.</summary>
    /// <param name="error">The error.</param>
    /// <param name="choice">What chooses the database: <see cref="WorkspaceDatabase.Choice"/>.</param>
    public static RetortException For(RetortException error, string choice)
    {
        if (choice.Length == 0 || error.Hint is not { } hint) return error;
        var chosen = Command().Replace(hint, command => command.Value.Contains(" -d ", StringComparison.Ordinal) ? command.Value : $"{command.Value}{choice}");
        return chosen == hint ? error : error.WithHint(chosen);
    }

    // Everything up to the closing backtick: a command of a verb that takes one database.
    [GeneratedRegex("(?<=`)retort (upgrade|downgrade|stamp|status|current|history|heads|show|edit|revision|merge|rebase|squash|adopt|drift|check|diff)\\b[^`]*(?=`)")]
    private static partial Regex Command();
}
