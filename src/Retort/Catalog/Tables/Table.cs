namespace Retort.Catalog.Tables;

/// <summary>A table: ordinary, partitioned, a partition, or foreign. Its columns and constraints are objects of their own.</summary>
public sealed record Table : DatabaseObject
{
    /// <summary>Whether its rows survive a crash: false for UNLOGGED.</summary>
    public required bool IsLogged { get; init; }

    /// <summary>How it is partitioned, as in PARTITION BY: <c>range (day)</c>; null when it is not.</summary>
    public string? PartitionKey { get; init; }

    /// <summary>The columns that its partition key reads: PostgreSQL changes the type of none of them.</summary>
    internal Incidental<ValueList<string>> KeyColumns { get; init; }

    /// <summary>The table whose partition it is, as SQL writes it; null when it is none. The bond is an object of its own.</summary>
    public Incidental<string?> PartitionOf { get; init; }

    /// <summary>The composite type of a table that was made OF it.</summary>
    public string? OfType { get; init; }

    /// <summary>Storage parameters as <c>name=value</c>, those of its TOAST table as <c>toast.name=value</c>.</summary>
    public ValueList<string> Options { get; init; }

    /// <summary>The tablespace; null for the database's own.</summary>
    public string? Tablespace { get; init; }

    /// <summary>The access method; null for <c>heap</c>.</summary>
    public string? AccessMethod { get; init; }

    /// <summary>What of an old row is written to the log: <c>default</c>, <c>full</c>, <c>nothing</c>, or <c>index</c> (then the index says so).</summary>
    public string ReplicaIdentity { get; init; } = "default";

    /// <summary>Whether row-level security is on.</summary>
    public bool RowSecurity { get; init; }

    /// <summary>Whether row-level security binds the owner too.</summary>
    public bool ForceRowSecurity { get; init; }

    /// <summary>The server of a foreign table; null for others.</summary>
    public string? Server { get; init; }

    /// <summary>The options of a foreign table, as <c>name=value</c>.</summary>
    public ValueList<string> ServerOptions { get; init; }
}
