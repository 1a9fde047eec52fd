using Retort.Sql;

namespace Retort.Catalog;

/// <summary>What names an object within a database: two catalogs hold the same object when both hold its identity.</summary>
/// <param name="Kind">The kind of object.</param>
/// <param name="Schema">The schema; empty for the default schema and for what lives in none.</param>
/// <param name="Name">The object's own name.</param>
/// <param name="Table">The table, view, domain or other owner within which the name is unique; null when the schema is.</param>
/// <param name="Arguments">What tells apart objects of one name: argument types of a function, the method of an operator class.</param>
public readonly record struct ObjectId(ObjectKind Kind, string Schema, string Name, string? Table = null, string? Arguments = null)
    : IComparable<ObjectId>
{
    /// <summary>The name as SQL writes it: quoted where it must be, bare in the default schema, qualified elsewhere.</summary>
    public string QualifiedName => Qualify(Name);

    /// <summary>The table's name as SQL writes it; of what belongs to no table, its own.</summary>
    public string QualifiedTable => Qualify(Table ?? Name);

    /// <summary>The object's own name as SQL writes it, without a schema.</summary>
    public string BareName => Identifier.Quote(Name);

    /// <summary>The kind and the name, for a person: <c>column "users.email"</c>.</summary>
    public override string ToString() =>
        $"{Kind.Name} \"{string.Join('.', new[] { Schema, Table, Name }.Where(part => !string.IsNullOrEmpty(part)))}{(Arguments is null ? "" : $"({Arguments})")}\"";

    private string Qualify(string name) => Schema.Length == 0 ? Identifier.Quote(name) : Identifier.Quote(Schema, name);

    /// <summary>Without the arguments: few objects differ in them alone.</summary>
    public override int GetHashCode() => HashCode.Combine(Kind, Schema, Table, Name);

    /// <summary>By kind in the order of <see cref="ObjectKinds.All"/>, then by name.</summary>
    public int CompareTo(ObjectId other)
    {
        if (Kind.Rank != other.Kind.Rank) return Kind.Rank.CompareTo(other.Kind.Rank);
        var bySchema = string.CompareOrdinal(Schema, other.Schema);
        if (bySchema != 0) return bySchema;
        var byTable = string.CompareOrdinal(Table, other.Table);
        if (byTable != 0) return byTable;
        var byName = string.CompareOrdinal(Name, other.Name);
        return byName != 0 ? byName : string.CompareOrdinal(Arguments, other.Arguments);
    }
}
