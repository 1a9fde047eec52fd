using System.CommandLine;

namespace Retort.Cli.Parsing;

/// <summary>A command that does something: its options, its help and what it runs.</summary>
internal abstract class Verb(string name, string description) : Command(name, description)
{
    /// <summary>Command lines that can be pasted, at least two.</summary>
    public abstract ValueList<string> Examples { get; }

    /// <summary>Whether it can print its report as JSON.</summary>
    public virtual bool HasJson => true;

    /// <summary>What to do about an option that it does not know; null leaves it to the names that it knows.</summary>
    public virtual string? UnknownOptionHint => null;

    /// <summary>Runs it; an error is thrown, not returned.</summary>
    public abstract Task<ExitCode> RunAsync(Invocation invocation);
}
