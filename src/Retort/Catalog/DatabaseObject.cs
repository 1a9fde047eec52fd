namespace Retort.Catalog;

/// <summary>Anything that a database contains and that a statement can create.</summary>
/// <remarks>
/// Equality is "no change": every property takes part in it save the <see cref="Incidental{T}"/> ones. Definitions are PostgreSQL's own
/// spelling, with names of the default schema bare and all others qualified.
/// </remarks>
public abstract record DatabaseObject
{
    private Incidental<ValueList<Dependency>> dependsOn;

    /// <summary>What names it.</summary>
    public required ObjectId Id { get; init; }

    /// <summary>The role that owns it; null for what has no owner of its own.</summary>
    public string? Owner { get; init; }

    /// <summary>The text of COMMENT ON, or null.</summary>
    public string? Comment { get; init; }

    /// <summary>Who may do what, in order; null where PostgreSQL's built-in defaults hold or where the kind has no privileges.</summary>
    public ValueList<Privilege>? Privileges { get; init; }

    /// <summary>The labels of security providers, each as <c>provider: label</c>.</summary>
    public ValueList<string> SecurityLabels { get; init; }

    /// <summary>The extensions with which it goes (ALTER ... DEPENDS ON EXTENSION), though it is no member of them.</summary>
    public ValueList<string> Extensions { get; init; }

    /// <summary>What must exist before it.</summary>
    public Incidental<ValueList<Dependency>> DependsOn { get => dependsOn; init => dependsOn = value; }

    /// <summary>Where it stands among its siblings (a column's number); the order of statements follows it.</summary>
    public Incidental<int> Position { get; init; }

    /// <summary>Whether <see cref="NeedsPart"/> can ever be true.</summary>
    internal virtual bool NeedsParts => false;

    /// <summary>Whether it needs a part of what it depends on: the columns of a table, where <c>pg_depend</c> speaks only of the table.</summary>
    internal virtual bool NeedsPart(DatabaseObject part) => false;

    /// <summary>The table, view or other object of which it is a part; null for what stands alone.</summary>
    public virtual ObjectId? Container => null;

    /// <summary>Gives an object that is being read, and that nobody has seen yet, what it depends on: that is known only when all are read.</summary>
    internal void Settle(ValueList<Dependency> dependencies) => dependsOn = new(dependencies);
}
