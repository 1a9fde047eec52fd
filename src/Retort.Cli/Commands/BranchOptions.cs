using System.CommandLine;
using Retort.Cli.Parsing;
using Retort.Workspaces.Branches;

namespace Retort.Cli.Commands;

/// <summary>The options that <c>db branch create</c> and <c>reset</c> share.</summary>
internal sealed class BranchOptions
{
    private readonly Option<string> from = new("--from") { HelpName = "branch", Description = "Copy that branch's database [default: the one it was created from]" };
    private readonly Option<bool> empty = new("--empty") { Description = "Begin with an empty database" };
    private readonly Option<bool> force = new("--force") { Description = "Cut the connections that are in the way" };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[from, empty, force]) command.Options.Add(option);
    }

    public BranchRequest Read(Invocation invocation)
    {
        var request = new BranchRequest { From = invocation.Value(from), IsEmpty = invocation.Value(empty), Force = invocation.Value(force) };
        return request is { From: not null, IsEmpty: true } ? throw new UsageException("options \"--from\" and \"--empty\" exclude each other") : request;
    }
}
