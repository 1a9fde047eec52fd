using Retort.Server;

namespace Retort.Workspaces.Reports;

/// <summary>What <c>db status</c> shows: the local server, the servers of other versions beside it, and whose the databases are.</summary>
internal sealed record ServerStatusReport
{
    /// <summary>The server.</summary>
    public required LocalServerStatus Server { get; init; }

    /// <summary>Its databases, when it runs.</summary>
    public ValueList<ServerDatabaseReport> Databases { get; init; }

    /// <summary>Servers of other major versions that have data here.</summary>
    public ValueList<LocalServerStatus> Others { get; init; }
}
