using System.CommandLine;
using Retort.Cli.Output;
using Retort.Errors;
using Retort.Workspaces.Levels;

namespace Retort.Cli.Parsing;

/// <summary>What the verbs that destroy data share: they say what goes, ask a person, and want options from anybody else.</summary>
/// <param name="guard">What a protected database has to be allowed.</param>
internal sealed class DestructionOptions(string guard)
{
    private readonly Option<bool> yes = new("--yes", "-y") { Description = "Go on without being asked" };
    private readonly Option<string[]> name = new("--name") { HelpName = "name", Description = "Name of a database that is protected or on another machine, as its server knows it" };
    private readonly Option<string[]> allow = new("--allow") { HelpName = "name", Description = $"Let a protected database go through it: `{guard}`" };

    public void AddTo(Command verb)
    {
        foreach (var option in (Option[])[yes, name, allow]) verb.Options.Add(option);
    }

    /// <summary>Shows what goes and asks; returns what was said.</summary>
    /// <param name="invocation">The command line.</param>
    /// <param name="what">What is going to happen, e.g. <c>This drops and makes again</c>.</param>
    /// <param name="destructions">What there is.</param>
    /// <param name="isMore">Whether something else goes too, which was shown already.</param>
    /// <param name="command">The command line, where it is another one than the guard's.</param>
    /// <exception cref="RetortException">Something is missing, or the answer is no.</exception>
    public async Task<DestructionRequest> ConfirmAsync(Invocation invocation, string what, IReadOnlyList<Destruction> destructions, bool isMore = false, string? command = null)
    {
        var request = new DestructionRequest { Allowed = AllowedNames.Read(invocation.Value(allow), guard), Names = (invocation.Value(name) ?? []).ToValueList() };
        var terminal = invocation.Terminal;
        var isAsked = terminal.IsInteractive && !invocation.IsJson && !invocation.Value(yes);
        var there = destructions.Where(one => one.Exists).ToList();
        if (there.Count > 0) DestructionText.Write(terminal, what, there);
        // What is refused whatever the answer is, is refused before anybody is asked.
        DestructionVerb.Check(destructions, guard, isAsked ? request with { Names = destructions.Select(one => one.Name).ToValueList() } : request, command);
        if ((there.Count == 0 && !isMore) || invocation.Value(yes)) return request;
        if (!isAsked) throw NotConfirmed(command, "Add `--yes` to go on without being asked.");
        foreach (var one in there.Where(one => one.NeedsName && !request.Names.Contains(one.Name)))
        {
            if (await terminal.AskAsync($"Type the name of the database to go on, {(one.IsProtected ? "it is protected" : "it is on another machine")}:", invocation.Cancellation) != one.Name) throw NotConfirmed(command, null);
            request = request with { Names = [.. request.Names, one.Name] };
        }

        if (there.All(one => !one.NeedsName) && !await terminal.ConfirmAsync("Go on?", invocation.Cancellation)) throw NotConfirmed(command, null);
        return request;
    }

    private ExecutionException NotConfirmed(string? command, string? hint) => new("not-confirmed", $"`{command ?? $"retort db {guard}"}` was not confirmed") { State = "Nothing was changed.", Hint = hint };
}
