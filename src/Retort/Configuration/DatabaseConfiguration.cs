namespace Retort.Configuration;

/// <summary>One database of the workspace. All paths are full paths.</summary>
public sealed record DatabaseConfiguration
{
    /// <summary>The name under which <c>-d</c> chooses it; not the database's own name.</summary>
    public required string Name { get; init; }

    /// <summary>Where it is.</summary>
    public required DatabaseUrl Url { get; init; }

    /// <summary>The way around a pooler, for statements that run outside a transaction.</summary>
    public DatabaseUrl? DirectUrl { get; init; }

    /// <summary>The folder of its revisions.</summary>
    public required string Revisions { get; init; }

    /// <summary>Where its desired schema comes from; empty when only hand-written revisions are wanted.</summary>
    public ValueList<ModelSource> Model { get; init; }

    /// <summary>Whether the workspace works without it: left out when its address is not set, skipped when it cannot be reached.</summary>
    public bool Optional { get; init; }

    /// <summary>The schema in which names are written bare.</summary>
    public string Schema { get; init; } = "public";

    /// <summary>The template of new revisions' file names.</summary>
    public string FileName { get; init; } = DefaultFileName;

    /// <summary>How long a statement waits for a lock.</summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Whether what destroys data is refused unless it is allowed by name.</summary>
    public bool Protected { get; init; }

    /// <summary>Of a protected database: how long after its application a revision may still be undone without being asked twice.</summary>
    public TimeSpan MaxDowngradeAge { get; init; } = TimeSpan.FromHours(4);

    /// <summary>What fills a database that was made anew, in order; empty when nothing does.</summary>
    public ValueList<SeedSource> Seed { get; init; }

    /// <summary>Globs of tables whose rows belong to the model.</summary>
    public ValueList<string> ReferenceData { get; init; }

    /// <summary>What is compared; an empty list means everything.</summary>
    public ObjectFilter Include { get; init; } = new();

    /// <summary>What is not compared.</summary>
    public ObjectFilter Exclude { get; init; } = new();

    /// <summary>Whether privileges are compared also where the model says nothing of them.</summary>
    public bool ComparePrivileges { get; init; }

    /// <summary>Whether owners are compared also where the model says nothing of them.</summary>
    public bool CompareOwners { get; init; }

    /// <summary>Whether each git branch has a database of its own.</summary>
    public bool PerBranch { get; init; }

    /// <summary>The branch whose database <see cref="Url"/> is; null where all branches use the one that is written.</summary>
    public DatabaseBranch? Branch { get; init; }

    internal const string DefaultFileName = "{date}_{id}_{slug}.sql";
}
