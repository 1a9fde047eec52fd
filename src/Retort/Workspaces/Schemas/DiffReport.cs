namespace Retort.Workspaces.Schemas;

/// <summary>What leads from one schema to another.</summary>
internal sealed record DiffReport
{
    /// <summary>The statements, in order; empty when nothing differs.</summary>
    public ValueList<string> Statements { get; init; }

    /// <summary>The same as a script that psql runs.</summary>
    public required string Script { get; init; }

    /// <summary>Tables, by name, that the statements drop and make again: all their rows are lost.</summary>
    public ValueList<string> LosesRows { get; init; }

    /// <summary>Objects that the comparison cannot judge, by name.</summary>
    public ValueList<string> NotModelled { get; init; }

    /// <summary>Whether both are compared as the newer server spells them: false when the older one could not be built there.</summary>
    public bool IsOfOneSpelling { get; init; } = true;

    /// <summary>The major versions of the two servers.</summary>
    public ValueList<int> ServerVersions { get; init; }
}
