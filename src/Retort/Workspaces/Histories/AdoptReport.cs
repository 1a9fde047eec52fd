using Retort.Execution.Ledgers;
using Retort.Workspaces.Reports;

namespace Retort.Workspaces.Histories;

/// <summary>How a database that exists came under Retort.</summary>
internal sealed record AdoptReport
{
    public required string Database { get; init; }

    /// <summary>Its address, without the password.</summary>
    public required string Url { get; init; }

    /// <summary>The baseline; null when the database was found at revisions that are there already.</summary>
    public RevisionSummary? Revision { get; init; }

    /// <summary>The statements of the baseline.</summary>
    public ValueList<string> Statements { get; init; }

    /// <summary>What the ledger now says that the database is at.</summary>
    public ValueList<string> Stamped { get; init; }

    /// <summary>The histories of other tools, which were left as they are.</summary>
    public ValueList<ForeignHistory> Foreign { get; init; }

    /// <summary>What an empty database would still lack after the baseline, as statements.</summary>
    public ValueList<string> Remaining { get; init; }

    /// <summary>Objects that the comparison cannot judge, by name.</summary>
    public ValueList<string> NotModelled { get; init; }
}
