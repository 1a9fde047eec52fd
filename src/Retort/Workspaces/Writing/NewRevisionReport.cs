using Retort.Workspaces.Reports;

namespace Retort.Workspaces.Writing;

/// <summary>A revision that was written.</summary>
internal sealed record NewRevisionReport
{
    public required string Database { get; init; }

    /// <summary>Null when there was nothing to write.</summary>
    public RevisionSummary? Revision { get; init; }

    /// <summary>The statements of its upgrade.</summary>
    public ValueList<string> Statements { get; init; }

    /// <summary>Values that only a person knows, as <c>users.language (line 10)</c>: the revision cannot be run until they are filled in.</summary>
    public ValueList<string> OpenValues { get; init; }

    /// <summary>What the model had better say too, in sentences.</summary>
    public ValueList<string> Advice { get; init; }

    /// <summary>Objects that the comparison cannot judge, by name.</summary>
    public ValueList<string> NotModelled { get; init; }
}
