using System.Reflection;

namespace Retort.Testing;

/// <summary>Where test databases are made, and of which revisions.</summary>
public sealed record TestDatabaseOptions
{
    /// <summary>The server, as an address in any form that Retort reads; null takes the variable <c>RETORT_TEST_DATABASE</c>, else a local server that is started when needed.</summary>
    public string? Server { get; init; }

    /// <summary>The assembly that carries the revisions; null is that of the type.</summary>
    public Assembly? Assembly { get; init; }

    /// <summary>The embedded folder of the revisions; null takes all that the assembly carries.</summary>
    public string? EmbeddedFolder { get; init; }

    /// <summary>The name of the database, where classes of the assembly are revisions of several.</summary>
    public string? Database { get; init; }

    /// <summary>A folder with files of revisions, instead of what an assembly carries.</summary>
    public string? Folder { get; init; }

    /// <summary>The schema in which names are written bare.</summary>
    public string Schema { get; init; } = "public";
}
