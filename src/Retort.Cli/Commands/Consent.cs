using Retort.Cli.Parsing;
using Retort.Errors;

namespace Retort.Cli.Commands;

/// <summary>What destroys something is asked about at a terminal, and wants <c>--yes</c> elsewhere.</summary>
internal static class Consent
{
    /// <summary>Whether to go on.</summary>
    /// <param name="invocation">The command line.</param>
    /// <param name="isGiven">Whether <c>--yes</c> is there.</param>
    /// <param name="what">What will be done, as a question without its mark.</param>
    public static async Task AskAsync(Invocation invocation, bool isGiven, string what)
    {
        if (isGiven) return;
        if (!invocation.Terminal.IsInteractive || invocation.IsJson)
        {
            throw new ExecutionException("consent-missing", "nobody is here to be asked") { Detail = $"{what}?", State = "Nothing was changed.", Hint = "Add `--yes` if that is what you want." };
        }

        if (!await invocation.Terminal.ConfirmAsync($"{what}?", invocation.Cancellation))
            throw new ExecutionException("declined", "you said no") { State = "Nothing was changed." };
    }
}
