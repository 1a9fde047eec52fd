namespace Retort.Revisions;

/// <summary>What is worth saying of a revision beside its line in a drawing.</summary>
[Flags]
public enum GraphMarks
{
    /// <summary>Nothing: not applied, one parent, one child.</summary>
    None = 0,

    /// <summary>The database has it.</summary>
    Applied = 1,

    /// <summary>The database stands at it.</summary>
    Current = 2,

    /// <summary>Nothing builds on it.</summary>
    Head = 4,

    /// <summary>It builds on nothing.</summary>
    Base = 8,

    /// <summary>Several revisions build on it.</summary>
    BranchPoint = 16,

    /// <summary>It has several parents.</summary>
    MergePoint = 32,
}
