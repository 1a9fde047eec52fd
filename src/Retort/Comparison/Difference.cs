using Retort.Catalog;

namespace Retort.Comparison;

/// <summary>The way from one database to another.</summary>
public sealed record Difference
{
    /// <summary>The logical steps, in the order of the statements.</summary>
    public required ValueList<Change> Changes { get; init; }

    /// <summary>The statements, in order.</summary>
    public required ValueList<Statement> Statements { get; init; }

    /// <summary>The tables that exist before and after and whose rows the statements lose: PostgreSQL cannot make the one of the other in place.</summary>
    public ValueList<ObjectId> LosesRows { get; init; }

    /// <summary>Whether there is nothing to do.</summary>
    public bool IsEmpty => Statements.Count == 0;
}
