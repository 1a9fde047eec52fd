using Npgsql;

namespace Retort.Catalog.Reflection;

/// <summary>The objects of one reflection while it is going on: here their addresses are still known, to turn dependencies into names.</summary>
internal sealed class CatalogObjects(string schema)
{
    private readonly Dictionary<string, ValueList<Privilege>> builtInPrivileges = [];
    private readonly List<DatabaseObject> objects = [];
    private readonly List<CatalogAddress> addresses = [];
    private readonly Dictionary<CatalogAddress, ObjectId> ids = [];
    private readonly Dictionary<CatalogAddress, CatalogAddress> aliases = [];
    private readonly Dictionary<ObjectId, List<Dependency>> dependencies = [];

    /// <summary>PostgreSQL's own privileges on new objects, by the letter of <c>acldefault()</c>.</summary>
    public IReadOnlyDictionary<string, ValueList<Privilege>> BuiltInPrivileges => builtInPrivileges;

    /// <summary>Reads what <see cref="BuiltInPrivileges"/> holds; must come before any object is read.</summary>
    public async Task ReadBuiltInPrivilegesAsync(NpgsqlDataReader reader, CancellationToken cancellation)
    {
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
            builtInPrivileges[reader.GetString(0)] = Privilege.Read(reader.GetFieldValue<string[]>(1));
    }

    /// <summary>Reads every row of the reader's current result as objects of a kind.</summary>
    public async Task ReadAsync(ObjectKind kind, NpgsqlDataReader reader, CancellationToken cancellation)
    {
        var row = new CatalogRow(reader, schema);
        var facets = new FacetReader(row, builtInPrivileges);
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            var item = facets.Fill(kind.Reader.Read(row));
            var address = new CatalogAddress(row.Oid("class"), row.Oid("oid"), row.Has("sub") ? row.Number("sub") : 0);
            objects.Add(item);
            addresses.Add(address);
            ids[address] = item.Id;
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
        {
            if (Find(Address(reader, 0)) is not { } dependent || Find(Address(reader, 3)) is not { } on || dependent == on) continue;
            // A partition's key that serves a plain index of the parent is made first, and the parent's index takes it in.
            if (dependent.Kind == ObjectKinds.Constraint && on.Kind == ObjectKinds.Index && reader.GetBoolean(7)) Add(on, new Dependency(dependent, GoesWith: false));
            else Add(dependent, new Dependency(on, reader.GetBoolean(6), reader.GetBoolean(7)));
        }
    }

    private void Add(ObjectId dependent, Dependency dependency)
    {
        if (!dependencies.TryGetValue(dependent, out var list)) dependencies[dependent] = list = [];
        list.Add(dependency);
    }

    /// <summary>The objects, each with what it depends on: what <c>pg_depend</c> says, its schema and its container.</summary>
    public IEnumerable<DatabaseObject> Finish()
    {
        var parts = objects.Where(item => item.Container is not null).ToLookup(item => item.Container!.Value);
        foreach (var item in objects)
        {
            var list = dependencies.GetValueOrDefault(item.Id) ?? [];
            list.AddRange(list.SelectMany(dependency => parts[dependency.On]).Where(item.NeedsPart).Select(part => new Dependency(part.Id, GoesWith: false)).ToList());
            if (item.Id.Schema.Length > 0) list.Add(new Dependency(new ObjectId(ObjectKinds.Schema, "", item.Id.Schema), GoesWith: false));
            if (item.Container is { } container) list.Add(new Dependency(container, GoesWith: true));
            yield return item with { DependsOn = new(Merge(list)) };
        }
    }

    /// <summary>One dependency for each object; it goes with it when any row says so.</summary>
    private static ValueList<Dependency> Merge(List<Dependency> list) =>
        list.Count == 1 ? [list[0]] : list.GroupBy(one => one.On).Select(same => new Dependency(same.Key, same.Any(one => one.GoesWith), same.All(one => one.ThroughBond || !one.GoesWith))).ToValueList();

    private ObjectId? Find(CatalogAddress address)
    {
        // A chain of aliases is short: array type -> row type -> table.
        for (var hops = 0; hops < 5; hops++)
        {
            if (ids.TryGetValue(address, out var id)) return id;
            if (aliases.TryGetValue(address, out var next)) address = next;
            else if (address.Sub != 0) address = address.Whole;
            else return null;
        }
        return null;
    }

    private static CatalogAddress Address(NpgsqlDataReader reader, int column) =>
        new(reader.GetFieldValue<uint>(column), reader.GetFieldValue<uint>(column + 1), reader.GetInt32(column + 2));
}
