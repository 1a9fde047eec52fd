using System.Collections.Frozen;

namespace Retort.Catalog;

/// <summary>An immutable picture of what a database contains.</summary>
public sealed class Database
{
    private readonly Dictionary<ObjectId, DatabaseObject> objects;
    private readonly Lazy<ILookup<ObjectId, DatabaseObject>> parts;
    private readonly Lazy<ILookup<ObjectId, DatabaseObject>> dependents;

    /// <summary>A database of the given objects; their identities must be distinct.</summary>
    public Database(IEnumerable<DatabaseObject> objects, int serverVersion = 0, string schema = "public", ValueList<string> notModelled = default)
    {
        Objects = [.. objects];
        this.objects = new(Objects.Count);
        foreach (var item in Objects) this.objects.Add(item.Id, item);
        parts = new(() => Objects.Where(item => item.Container is not null).ToLookup(item => item.Container!.Value));
        dependents = new(() => Objects.SelectMany(item => item.DependsOn.Value, (item, dependency) => (item, dependency.On)).ToLookup(pair => pair.On, pair => pair.item));
        (ServerVersion, Schema, NotModelled) = (serverVersion, schema, notModelled);
    }

    /// <summary>A database with nothing in it.</summary>
    public static Database Empty { get; } = new([]);

    /// <summary>The server's major version, such as 15; 0 when no server was asked.</summary>
    public int ServerVersion { get; }

    /// <summary>The default schema: the names in it are written bare.</summary>
    public string Schema { get; }

    /// <summary>What the server has and this picture lacks, by name: <c>large object 16411</c>.</summary>
    public ValueList<string> NotModelled { get; }

    /// <summary>The role that read it, to which new objects would belong; empty when no server was asked.</summary>
    public string Role { get; init; } = "";

    /// <summary>PostgreSQL's own privileges on new objects, by the letter of <c>acldefault()</c>.</summary>
    internal IReadOnlyDictionary<string, ValueList<Privilege>> BuiltInPrivileges { get; init; } = FrozenDictionary<string, ValueList<Privilege>>.Empty;

    /// <summary>The rows that belong to the schema; null when they were not read.</summary>
    internal Rows.ReferenceData? ReferenceData { get; init; }

    /// <summary>The same database with other objects.</summary>
    internal Database With(IEnumerable<DatabaseObject> others) =>
        new(others, ServerVersion, Schema, NotModelled) { Role = Role, BuiltInPrivileges = BuiltInPrivileges, ReferenceData = ReferenceData };

    /// <summary>The same database with other objects, and with more that it lacks.</summary>
    internal Database With(IEnumerable<DatabaseObject> others, IEnumerable<string> notModelled) =>
        new(others, ServerVersion, Schema, NotModelled.Concat(notModelled).ToValueList()) { Role = Role, BuiltInPrivileges = BuiltInPrivileges, ReferenceData = ReferenceData };

    /// <summary>The same database with the rows that belong to its schema.</summary>
    internal Database With(Rows.ReferenceData rows) =>
        new(Objects, ServerVersion, Schema, NotModelled) { Role = Role, BuiltInPrivileges = BuiltInPrivileges, ReferenceData = rows };

    /// <summary>The same database as a server would see it that does not know a privilege.</summary>
    internal Database Without(string privilege)
    {
        return new(Objects.Select(item => item.Privileges is { } held && held.Any(one => one.Name == privilege) ? item with { Privileges = Others(held) } : item), ServerVersion, Schema, NotModelled)
        {
            Role = Role,
            BuiltInPrivileges = BuiltInPrivileges.ToDictionary(letter => letter.Key, letter => Others(letter.Value)),
            ReferenceData = ReferenceData,
        };

        ValueList<Privilege> Others(ValueList<Privilege> held) => held.Where(one => one.Name != privilege).ToValueList();
    }

    /// <summary>How many privileges ALL stands for, of what <c>acldefault()</c> knows by a letter; 0 when that is not known.</summary>
    internal int OwnersRights(string? letter) =>
        letter is null ? 0 : BuiltInPrivileges.GetValueOrDefault(letter).Count(one => one.Grantee.Length == 0);

    /// <summary>Every object, in no particular order.</summary>
    public IReadOnlyList<DatabaseObject> Objects { get; }

    /// <summary>The object of an identity, or null.</summary>
    public DatabaseObject? this[ObjectId id] => objects.GetValueOrDefault(id);

    /// <summary>The parts of an object: the columns, constraints and indexes of a table.</summary>
    internal IEnumerable<DatabaseObject> PartsOf(ObjectId container) => parts.Value[container];

    /// <summary>What depends on an object, in one step.</summary>
    internal IEnumerable<DatabaseObject> DependentsOf(ObjectId on) => dependents.Value[on];

    /// <summary>The bonds of a table to its parents.</summary>
    internal IEnumerable<Inheritance.TableInheritance> BondsOf(ObjectId table) => PartsOf(table).OfType<Inheritance.TableInheritance>();

    /// <summary>Whether it holds an object of that identity.</summary>
    public bool Contains(ObjectId id) => objects.ContainsKey(id);
}
