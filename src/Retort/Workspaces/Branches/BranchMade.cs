using Retort.Server.Copies;

namespace Retort.Workspaces.Branches;

/// <summary>The database of a branch that was just made.</summary>
internal sealed record BranchMade
{
    /// <summary>Its name.</summary>
    public required string Database { get; init; }

    /// <summary>The branch.</summary>
    public required string Branch { get; init; }

    /// <summary>What it was copied from; null when it began empty.</summary>
    public string? From { get; init; }

    /// <summary>The branch of what it was copied from.</summary>
    public string? FromBranch { get; init; }

    /// <summary>Whether it is the branch's own from before git renamed it.</summary>
    public bool IsRename { get; init; }

    /// <summary>The copy; null when it was not copied.</summary>
    public CopyReport? Copy { get; init; }

    /// <summary>Revisions that were undone in it, because this branch does not have them.</summary>
    public int Undone { get; init; }

    /// <summary>What happened, in one sentence for people.</summary>
    public string Sentence => this switch
    {
        { IsRename: true } => $"renamed {From} to {Database}, as its branch was",
        { From: null } => $"made {Database} for {Branch}, empty",
        { Undone: 0 } => $"made {Database} for {Branch}, a {Way} of {From}",
        _ => $"made {Database} for {Branch}, a {Way} of {From} without {Undone} of its revisions",
    };

    /// <summary>A clone shares its blocks with the original until one side changes.</summary>
    private string Way => Copy?.Strategy == CopyStrategy.Clone ? "clone" : "copy";
}
