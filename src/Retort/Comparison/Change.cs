using Retort.Catalog;

namespace Retort.Comparison;

/// <summary>One logical step from one database to another.</summary>
/// <param name="Id">The object it makes, changes or removes.</param>
public abstract record Change(ObjectId Id);

/// <summary>An object comes, with the members that its CREATE says too.</summary>
public sealed record CreateChange(DatabaseObject Object) : Change(Object.Id)
{
    /// <summary>The columns, constraints and the like that are written inside the same statement.</summary>
    public List<DatabaseObject> Members { get; } = [];
}

/// <summary>An object goes.</summary>
public record DropChange(DatabaseObject Object) : Change(Object.Id);

/// <summary>A table steps aside under another name: PostgreSQL cannot make of it in place the one that takes its own.</summary>
public sealed record SetAsideChange(DatabaseObject Object) : DropChange(Object)
{
    /// <summary>Its columns, keys and the like, and the partitions that go with it.</summary>
    public List<DatabaseObject> Members { get; } = [];
}

/// <summary>The rows of a table that stepped aside come into the new one, and the old one goes.</summary>
public sealed record MoveRowsChange(SetAsideChange SetAside, DatabaseObject To) : Change(To.Id);

/// <summary>An object stays and changes.</summary>
public sealed record AlterChange(DatabaseObject From, DatabaseObject To, Alteration Alteration) : Change(To.Id)
{
    /// <summary>Whether it completes an object that was made as a stub, or makes a stub of one that goes, to open a cycle.</summary>
    public bool OpensCycle { get; init; }
}

/// <summary>Only the name of an object changes.</summary>
public sealed record RenameChange(DatabaseObject From, DatabaseObject To) : Change(To.Id);
