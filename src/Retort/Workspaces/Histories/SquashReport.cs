using Retort.Workspaces.Reports;

namespace Retort.Workspaces.Histories;

/// <summary>One revision in the place of many.</summary>
internal sealed record SquashReport
{
    public required string Database { get; init; }

    /// <summary>The revision that was written; null in a dry run.</summary>
    public RevisionSummary? Revision { get; init; }

    /// <summary>The revisions that it replaces, oldest first, with the place that their files have now.</summary>
    public ValueList<RevisionSummary> Replaced { get; init; }

    /// <summary>The statements of its upgrade.</summary>
    public ValueList<string> Statements { get; init; }

    /// <summary>Tables whose rows it writes, because the old revisions left them in an empty database.</summary>
    public ValueList<string> Rows { get; init; }

    /// <summary>Statements of the old revisions about rows, each as <c>file:line  statement</c>: what they did to rows of databases that are not empty, the new revision does not do.</summary>
    public ValueList<string> DataStatements { get; init; }

    /// <summary>Statements about things outside of the database, which a comparison of databases cannot see.</summary>
    public ValueList<string> Outside { get; init; }

    /// <summary>Whether it can be undone: all of the old revisions could.</summary>
    public bool HasDowngrade { get; init; }

    public bool IsDryRun { get; init; }
}
