using Retort.Sql;

namespace Retort.Execution.Statements;

/// <summary>A statement and where it stands in its revision.</summary>
internal sealed record StatementPlace
{
    public required RevisionWork Work { get; init; }

    public required SqlStatement Statement { get; init; }

    /// <summary>The part of the script, from 0.</summary>
    public required int Part { get; init; }

    /// <summary>The statement of that part, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>The statement of the script, from 1: what people are shown.</summary>
    public required int Number { get; init; }
}
