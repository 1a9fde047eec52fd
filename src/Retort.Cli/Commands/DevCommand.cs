using System.CommandLine;
using Retort.Cli.Parsing;
using Retort.Workspaces.Dev;

namespace Retort.Cli.Commands;

/// <summary><c>retort dev</c>.</summary>
internal sealed class DevCommand : Verb
{
    private readonly Option<bool> apply = new("--apply") { Description = "Apply each change as it comes, except those that drop tables or columns" };
    private readonly Option<bool> yes = new("--yes", "-y") { Description = "With --apply: also those" };
    private readonly Option<bool> once = new("--once") { Description = "Look once instead of watching" };
    private readonly Option<string> message = new("--message", "-m") { HelpName = "text", Description = "At the end write one revision of all changes, with this message" };
    private readonly Option<string[]> rename = new("--rename") { HelpName = "old:new", Description = "Say for that revision that something was renamed, e.g. `users.name:full_name`" };

    public DevCommand(string name, string description)
        : base(name, description)
    {
        foreach (var option in (Option[])[apply, yes, once, message, rename]) Options.Add(option);
    }

    public override ValueList<string> Examples => ["retort dev", "retort dev --apply -m \"add invitations\"", "retort dev --once --apply -d auth"];

    public override bool HasJson => false;

    public override async Task<ExitCode> RunAsync(Invocation invocation)
    {
        var database = invocation.One();
        var session = await DevSession.BeginAsync(database, invocation.Cancellation);
        var screen = new DevScreen(invocation, session)
        {
            AppliesAtOnce = invocation.Value(apply),
            AppliesLosses = invocation.Value(yes),
            IsOnce = invocation.Value(once),
            Message = invocation.Value(message),
            Renames = (invocation.Value(rename) ?? []).ToValueList(),
        };
        return await screen.RunAsync(database.Url.Database);
    }
}
