namespace Retort.Catalog.Rows;

/// <summary>A column whose values are read.</summary>
internal sealed record RowColumn
{
    public required string Name { get; init; }

    /// <summary>The type in PostgreSQL's short spelling: it decides how a value is written.</summary>
    public required string Type { get; init; }

    /// <summary>Whether its default is another at each run: <c>now()</c>, <c>gen_random_uuid()</c>, <c>nextval(...)</c>, an identity.</summary>
    public bool IsVolatile { get; init; }

    /// <summary>Whether a sequence that belongs to it gives its default.</summary>
    public bool IsSerial { get; init; }

    /// <summary>Whether its values can only be computed.</summary>
    public bool IsGenerated { get; init; }

    /// <summary>Whether only <c>overriding system value</c> lets a statement give it a value.</summary>
    public bool IsAlwaysIdentity { get; init; }

    /// <summary>The value that rows get which were there before the column, as PostgreSQL prints it: that of a constant default; null for none.</summary>
    public string? Initial { get; init; }
}
