namespace Retort.Catalog;

/// <summary>What the statements of one object may look at: both databases, and what is being created beside it.</summary>
internal sealed class DdlContext(Database from, Database to, Func<ObjectId, bool> isCreated, Func<ObjectId, bool> isMadeAnew, bool asksForValues)
{
    public Database From => from;

    public Database To => to;

    /// <summary>Whether a statement may hold an open place for a value that only a person knows.</summary>
    public bool AsksForValues => asksForValues;

    /// <summary>Whether the same set of changes creates (or creates again) an object of that identity.</summary>
    public bool IsCreated(ObjectId id) => isCreated(id);

    /// <summary>Whether an object stays, but the statements that alter it make it anew.</summary>
    public bool IsMadeAnew(ObjectId id) => isMadeAnew(id);
}
