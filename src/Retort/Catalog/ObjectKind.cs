using Retort.Catalog.Reflection;

namespace Retort.Catalog;

/// <summary>A kind of object: its name, how it is read, and which statements make, change and remove it.</summary>
public sealed class ObjectKind
{
    private readonly ObjectReader? reader;

    internal ObjectKind(string name, ObjectReader reader, ObjectDdl ddl) : this(name, ddl) => this.reader = reader;

    /// <summary>A kind that no catalog query finds.</summary>
    internal ObjectKind(string name, ObjectDdl ddl) => (Name, Ddl) = (name, ddl);

    /// <summary>PostgreSQL's word for it, in lower case: <c>materialized view</c>.</summary>
    public string Name { get; }

    /// <summary>Its place in <see cref="ObjectKinds.All"/>: what is created first stands first.</summary>
    public int Rank { get; internal set; }

    internal ObjectReader Reader => reader ?? throw new InvalidOperationException($"no catalog query finds objects of the kind \"{Name}\"");

    internal ObjectDdl Ddl { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
