using System.CommandLine;
using Retort.Cli.Output;
using Retort.Cli.Parsing;
using Retort.Workspaces.Writing;

namespace Retort.Cli.Commands;

/// <summary><c>retort init</c>.</summary>
internal sealed class InitCommand : Verb
{
    private readonly Option<string> revisions = new("--revisions") { HelpName = "folder", Description = "Folder for the revisions [default: migrations]" };
    private readonly Option<string> model = new("--model") { HelpName = "glob", Description = "SQL files that say how the schema should be, e.g. `schema/*.sql`" };
    private readonly Option<string> template = new("--template") { HelpName = "name", Description = "Write a whole workspace: `service`, `services`, `migrator` or `sql`" };

    public InitCommand(string name, string description)
        : base(name, description)
    {
        Options.Add(revisions);
        Options.Add(model);
        Options.Add(template);
    }

    public override ValueList<string> Examples => ["retort init", "retort init -d app --url postgresql://db.internal/app", "retort init --model 'schema/*.sql'", "retort init --template service -d shop"];

    public override bool HasJson => false;

    public override Task<ExitCode> RunAsync(Invocation invocation)
    {
        var request = new InitRequest
        {
            Folder = invocation.Folder,
            Database = invocation.Names is [var name, ..] ? name : null,
            Url = invocation.Url,
            Revisions = invocation.Value(revisions) ?? "migrations",
            Model = invocation.Value(model),
            Template = invocation.Value(template),
            Now = invocation.Terminal.Clock.GetUtcNow(),
        };
        foreach (var path in InitVerb.Init(request)) invocation.Terminal.Note($"Wrote {invocation.Terminal.ErrorColors.Accent(path)}");
        invocation.Terminal.Note("");
        var next = request.Template is not null
            ? "Run `retort upgrade`, then `retort check`."
            : request.Model is null
            ? "Run `retort revision -m \"create users\"`, write its SQL, then run `retort upgrade`."
            : "Run `retort revision --autogenerate -m \"create users\"`, read it, then run `retort upgrade`.";
        invocation.Terminal.Note($"  {invocation.Terminal.ErrorColors.Accent("hint:")} {next}");
        return Task.FromResult(ExitCode.Done);
    }
}
