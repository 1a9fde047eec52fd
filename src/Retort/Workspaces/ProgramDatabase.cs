using Npgsql;
using Retort.Configuration;
using Retort.Revisions;

namespace Retort.Workspaces;

/// <summary>A database as a running program registers it.</summary>
internal sealed record ProgramDatabase
{
    public required DatabaseConfiguration Configuration { get; init; }

    /// <summary>The revisions that the program carries in its assemblies.</summary>
    public ValueList<Revision> Revisions { get; init; }

    /// <summary>A data source that knows the password when the address does not.</summary>
    public NpgsqlDataSource? Origin { get; init; }
}
