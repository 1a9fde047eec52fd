namespace Retort.Workspaces.Schemas;

/// <summary>What <c>drift</c> was asked for.</summary>
internal sealed record DriftRequest
{
    /// <summary>Write what differs as a revision, and record that the database has it.</summary>
    public bool Adopt { get; init; }

    /// <summary>Plan the way back to the history.</summary>
    public bool Repair { get; init; }

    /// <summary>Go that way.</summary>
    public bool Yes { get; init; }

    /// <summary>Hazards that are accepted, such as <c>deletes-data</c>.</summary>
    public ValueList<string> Allowed { get; init; }

    /// <summary>Leave the rows of reference data out.</summary>
    public bool WithoutRows { get; init; }

    /// <summary>Of the revision that is written.</summary>
    public string? Message { get; init; }

    /// <summary>Its id; null takes a random one.</summary>
    public string? Id { get; init; }
}
