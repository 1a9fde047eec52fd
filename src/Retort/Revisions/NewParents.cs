namespace Retort.Revisions;

/// <summary>A revision that is to build on something else.</summary>
internal sealed record NewParents
{
    public required Revision Revision { get; init; }

    public required ValueList<string> Parents { get; init; }
}
