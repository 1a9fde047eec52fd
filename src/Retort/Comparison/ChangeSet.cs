using Retort.Catalog;

namespace Retort.Comparison;

/// <summary>What differs between two databases, before it is put in order.</summary>
internal sealed class ChangeSet
{
    public ChangeSet(Database from, Database to, bool asksForValues)
    {
        (From, To) = (from, to);
        Context = new DdlContext(from, to, id => Created.Contains(id), id => Altered.TryGetValue(id, out var alter) && alter.Alteration.MakesAnew, asksForValues);
    }

    public Database From { get; }

    public Database To { get; }

    public DdlContext Context { get; }

    /// <summary>Identities in <see cref="To"/> that a statement must create, replaced ones among them.</summary>
    public HashSet<ObjectId> Created { get; } = [];

    /// <summary>Identities in <see cref="From"/> that go, replaced ones among them.</summary>
    public HashSet<ObjectId> Gone { get; } = [];

    /// <summary>Changes in place, by the identity in <see cref="To"/>.</summary>
    public Dictionary<ObjectId, AlterChange> Altered { get; } = [];

    /// <summary>Renames, by the identity in <see cref="From"/>.</summary>
    public Dictionary<ObjectId, RenameChange> Renamed { get; } = [];

    /// <summary>Tables that are made again and keep their rows.</summary>
    public IReadOnlyDictionary<ObjectId, Moves.TableMove> Moves { get; set; } = new Dictionary<ObjectId, Moves.TableMove>();

    /// <summary>What stands under an identity when all is done: what is not compared stays as it is.</summary>
    public DatabaseObject? Becomes(ObjectId id) =>
        Created.Contains(id) || Altered.ContainsKey(id) ? To[id] : Gone.Contains(id) ? null : From[id];

    /// <summary>The object drops and is made again.</summary>
    public bool Replace(ObjectId id)
    {
        if (!Gone.Add(id)) return false;
        Altered.Remove(id);
        if (Renamed.Remove(id, out var rename)) Created.Add(rename.To.Id);
        else if (To.Contains(id)) Created.Add(id);
        return true;
    }
}
