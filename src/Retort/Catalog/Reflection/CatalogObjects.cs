using Npgsql;
using Retort.Catalog.Privileges;

namespace Retort.Catalog.Reflection;

/// <summary>The objects of one reflection while it is going on: here their addresses are still known, to turn dependencies into names.</summary>
internal sealed class CatalogObjects(string schema)
{
    private readonly StringPool strings = new();
    private readonly Dictionary<string, ValueList<Privilege>> builtInPrivileges = [];
    private readonly Dictionary<CatalogAddress, ObjectFacets> facets = [];
    private readonly List<DatabaseObject> objects = [];
    private readonly Dictionary<CatalogAddress, int> places = [];
    private readonly Dictionary<CatalogAddress, CatalogAddress> aliases = [];
    private readonly List<DependencyRow> dependencies = [];

    /// <summary>PostgreSQL's own privileges on new objects, by the letter of <c>acldefault()</c>.</summary>
    public IReadOnlyDictionary<string, ValueList<Privilege>> BuiltInPrivileges => builtInPrivileges;

    /// <summary>Reads what <see cref="BuiltInPrivileges"/> holds; must come before any object is read.</summary>
    public async Task ReadBuiltInPrivilegesAsync(NpgsqlDataReader reader, CancellationToken cancellation)
    {
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
            builtInPrivileges[reader.GetString(0)] = AccessList.Read(reader.GetFieldValue<string[]>(1), reader.GetString(2));
    }

    /// <summary>Reads comments, labels and extensions of all objects; must come before any object is read.</summary>
    public async Task ReadFacetsAsync(NpgsqlDataReader reader, CancellationToken cancellation)
    {
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            var address = Address(reader, 0);
            facets[address] = facets.GetValueOrDefault(address).With(reader.GetString(3), reader.GetString(4));
        }
    }

    /// <summary>Reads every row of the reader's current result as objects of a kind.</summary>
    public async Task ReadAsync(ObjectKind kind, NpgsqlDataReader reader, CancellationToken cancellation)
    {
        var row = new CatalogRow(reader, schema, strings);
        var filler = new FacetReader(row, builtInPrivileges);
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            var address = row.Address();
            places[address] = objects.Count;
            objects.Add(filler.Fill(kind.Reader.Read(row), facets.GetValueOrDefault(address)));
        }
    }

    /// <summary>Reads the addresses that stand for another object: a view's rule for the view, a row type for its table.</summary>
    public async Task ReadAliasesAsync(NpgsqlDataReader reader, CancellationToken cancellation)
    {
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
            aliases[Address(reader, 0)] = Address(reader, 3);
    }

    public async Task ReadDependenciesAsync(NpgsqlDataReader reader, CancellationToken cancellation)
    {
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
            if (Find(Address(reader, 0)) is { } dependent && Find(Address(reader, 3)) is { } on && dependent != on)
                dependencies.Add(Directed(dependent, on, reader.GetBoolean(6), reader.GetBoolean(7)));
    }

    /// <summary>A partition's key that serves a plain index of the parent is made first, and the parent's index takes it in.</summary>
    private DependencyRow Directed(int dependent, int on, bool goesWith, bool throughBond) =>
        throughBond && objects[dependent].Id.Kind == ObjectKinds.Constraint && objects[on].Id.Kind == ObjectKinds.Index
            ? new(on, dependent, GoesWith: false, ThroughBond: false)
            : new(dependent, on, goesWith, throughBond);

    /// <summary>The objects, each with what it depends on: what <c>pg_depend</c> says, its schema and its container.</summary>
    public List<DatabaseObject> Finish()
    {
        new DependencyMerger(objects).Fill(dependencies);
        return objects;
    }

    private int? Find(CatalogAddress address)
    {
        // A chain of aliases is short: array type -> row type -> table.
        for (var hops = 0; hops < 5; hops++)
        {
            if (places.TryGetValue(address, out var place)) return place;
            if (aliases.TryGetValue(address, out var next)) address = next;
            else if (address.Sub != 0) address = address.Whole;
            else return null;
        }
        return null;
    }

    private static CatalogAddress Address(NpgsqlDataReader reader, int column) =>
        new(reader.GetFieldValue<uint>(column), reader.GetFieldValue<uint>(column + 1), reader.GetInt32(column + 2));
}
