using Retort.Sql;

namespace Retort.Hazards.Measuring;

/// <summary>A table, view, index or sequence at one moment.</summary>
internal sealed record MeasuredRelation
{
    public required uint Oid { get; init; }

    public required string Schema { get; init; }

    public required string Name { get; init; }

    /// <summary>The letter of <c>pg_class.relkind</c>.</summary>
    public required char Kind { get; init; }

    public bool IsPartition { get; init; }

    /// <summary>Whether it is the partition for what no other takes.</summary>
    public bool IsDefault { get; init; }

    public bool HasRowSecurity { get; init; }

    /// <summary>Where its rows are; another file is a rewrite. Null for what holds none.</summary>
    public uint? File { get; init; }

    /// <summary>The table of an index.</summary>
    public uint? Table { get; init; }

    public bool IsValid { get; init; }

    public bool IsUnique { get; init; }

    /// <summary>The numbers of the columns by which an index finds rows; 0 for an expression.</summary>
    public ValueList<int> Columns { get; init; }

    /// <summary>The partitioned table or index to which it belongs.</summary>
    public uint? Parent { get; init; }

    /// <summary>How often the session has read it from end to end.</summary>
    public long Scans { get; init; }

    /// <summary>How often VACUUM has gone through it; before PostgreSQL 15 the count comes late.</summary>
    public long Vacuums { get; init; }

    public bool IsIndex => Kind is 'i' or 'I';

    /// <summary>Whether it holds rows that code reads and writes.</summary>
    public bool IsTable => Kind is 'r' or 'p' or 'm' or 'f';

    /// <summary>The name as SQL writes it where a schema is the default one.</summary>
    public string In(string schema) => Schema == schema ? Identifier.Quote(Name) : Identifier.Quote(Schema, Name);

    /// <summary>What it is, for people.</summary>
    public string Noun => Kind switch
    {
        'v' => "view",
        'm' => "materialized view",
        'f' => "foreign table",
        'i' or 'I' => "index",
        'S' => "sequence",
        _ => IsPartition ? "partition" : "table",
    };
}
