using System.Reflection;
using Npgsql;
using Retort.Configuration;

namespace Retort.Hosting;

/// <summary>One database of a program. The sections <c>Retort</c> and <c>Retort:NAME</c> of the configuration are read into it.</summary>
public sealed class RetortOptions
{
    /// <summary>Its address in any form that Retort reads, such as <c>postgresql://...</c> or Npgsql's own; null looks in the configuration and among the services.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Its name among <c>ConnectionStrings</c>; null is the name that it was registered with.</summary>
    public string? ConnectionStringName { get; set; }

    /// <summary>The key of its <see cref="NpgsqlDataSource"/> among the services; null is the one without a key.</summary>
    public object? DataSourceKey { get; set; }

    /// <summary>The way past a pooler, for statements that cannot run in a transaction.</summary>
    public string? DirectConnectionString { get; set; }

    /// <summary>The schema in which names are written bare.</summary>
    public string Schema { get; set; } = "public";

    /// <summary>The folder of its revisions within the project; they are embedded under the same name.</summary>
    public string RevisionsFolder { get; set; } = "migrations";

    /// <summary>The assembly that carries the revisions; null is the program's own.</summary>
    public Assembly? RevisionsAssembly { get; set; }

    /// <summary>How long a statement waits for a lock before it gives way and is tried again.</summary>
    public TimeSpan LockTimeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>What the host does about pending revisions when it starts.</summary>
    public StartupMode Startup { get; set; }

    /// <summary>Whether the program only applies what is pending and ends, before anything else of it starts; see <see cref="RetortHostExtensions.RunRetortAsync"/>.</summary>
    /// <remarks><c>Retort__ApplyAndExit=true</c> in the environment makes a migrator of any image: an init container, a Job, or a resource of Aspire that others wait for.</remarks>
    public bool ApplyAndExit { get; set; }

    /// <summary>Whether to create the database when it does not exist and the host may apply revisions.</summary>
    public bool CreateDatabase { get; set; }

    /// <summary>Whether its data is refused to be lost: by a revision that deletes some, also at the start of the host, and by the verbs that empty or remove it.</summary>
    public bool Protected { get; set; }

    /// <summary>How old a revision of a protected database may be and still be undone without being named.</summary>
    public TimeSpan MaxDowngradeAge { get; set; } = TimeSpan.FromHours(4);

    /// <summary>How long <see cref="StartupMode.Wait"/> waits.</summary>
    public TimeSpan WaitTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>What its schema should be, for the verbs that compare.</summary>
    internal List<Func<IServiceProvider, ModelSource>> Models { get; } = [];

    /// <summary>Where a connection string may come from when nothing else gives one.</summary>
    internal Func<IServiceProvider, (string? ConnectionString, NpgsqlDataSource? Source)>? Fallback { get; set; }
}
