using System.CommandLine;
using Retort.Cli.Parsing;
using Retort.Errors;

namespace Retort.Cli.Commands;

/// <summary><c>retort help</c>.</summary>
internal sealed class HelpCommand : Verb
{
    private readonly Argument<string[]> subject = new("subject")
    {
        Description = "A verb, or a topic: `exit-codes`, `environment`, `revisions`, `json`",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public HelpCommand(string name, string description)
        : base(name, description) => Arguments.Add(subject);

    public override ValueList<string> Examples => ["retort help upgrade", "retort help exit-codes"];

    public override bool HasJson => false;

    public override Task<ExitCode> RunAsync(Invocation invocation)
    {
        var words = invocation.Value(subject) ?? [];
        if (words is [var topic] && HelpTopics.Find(topic) is { } text)
        {
            invocation.Terminal.Out.Write(text);
            return Task.FromResult(ExitCode.Done);
        }

        if (words is [var unknown, ..] && !VerbList.All.Any(entry => entry.Name == unknown))
        {
            var names = VerbList.All.Select(entry => entry.Name).Concat(HelpTopics.Names);
            var meant = Suggestion.Nearest(unknown, names);
            throw new UsageException($"there is no verb or topic \"{unknown}\"") { Hint = meant is null ? "Run `retort help`." : $"Did you mean `retort help {meant}`?" };
        }

        return RetortCommandLine.RunAsync([.. words, "--help"], invocation.Terminal, invocation.Cancellation);
    }
}
