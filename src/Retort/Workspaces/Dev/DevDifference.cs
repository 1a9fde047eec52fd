using Retort.Comparison;

namespace Retort.Workspaces.Dev;

/// <summary>What leads from the database to the model at one moment.</summary>
internal sealed record DevDifference
{
    /// <summary>The statements, in order; empty when the database is as the model says.</summary>
    public required ValueList<string> Statements { get; init; }

    /// <summary>Tables and columns that they drop, with their rows.</summary>
    public ValueList<string> Loses { get; init; }

    /// <summary>The difference itself.</summary>
    internal required Difference Difference { get; init; }
}
