namespace Retort.Catalog.Constraints;

/// <summary>What a constraint demands.</summary>
public enum ConstraintType
{
    /// <summary>PRIMARY KEY.</summary>
    PrimaryKey,

    /// <summary>UNIQUE.</summary>
    Unique,

    /// <summary>EXCLUDE.</summary>
    Exclusion,

    /// <summary>CHECK.</summary>
    Check,

    /// <summary>FOREIGN KEY.</summary>
    ForeignKey,
}
