namespace Retort.Workspaces;

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

    /// <summary>The major versions of the two servers; different ones may spell the same definition differently.</summary>
    public ValueList<int> ServerVersions { get; init; }
}
