using Npgsql;

namespace Retort.Catalog.Reflection;

/// <summary>One row of a catalog query, its columns read by name.</summary>
internal sealed class CatalogRow(NpgsqlDataReader reader, string schema, StringPool strings)
{
    private readonly Dictionary<string, int> ordinals =
        Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, StringComparer.Ordinal);

    /// <summary>A schema's name as identities hold it: empty for the default schema.</summary>
    public string Schema(string column) => Text(column) is var name && name == schema ? "" : name;

    /// <summary>The object's own schema. It stays named where a built-in of the same name would be found first, as <c>lower(text)</c> would.</summary>
    public string Schema() => Has("visible") && !Flag("visible") ? Text("schema") : Schema("schema");

    public bool Has(string column) => ordinals.ContainsKey(column);

    /// <summary>PostgreSQL's address of the object: every query has it in <c>class</c> and <c>oid</c>, and in <c>sub</c> for a column.</summary>
    public CatalogAddress Address() => new(Oid("class"), Oid("oid"), Has("sub") ? Number("sub") : 0);

    public string Text(string column) => strings.Intern(reader.GetString(ordinals[column]));

    public string? TextOrNull(string column) => IsNull(column) ? null : Text(column);

    /// <summary>The name of a function that the column holds as <c>regprocedure</c> prints it.</summary>
    public string Function(string column) => PrintedSql.WithoutArguments(Text(column));

    public string? FunctionOrNull(string column) => TextOrNull(column) is { } function ? PrintedSql.WithoutArguments(function) : null;

    /// <summary>A type in its short spelling.</summary>
    public string? TypeOrNull(string column) => TextOrNull(column) is { } type ? strings.Intern(TypeName.Short(type)) : null;

    public bool Flag(string column) => reader.GetBoolean(ordinals[column]);

    public int Number(string column) => reader.GetInt32(ordinals[column]);

    public int? NumberOrNull(string column) => IsNull(column) ? null : reader.GetInt32(ordinals[column]);

    public long Long(string column) => reader.GetInt64(ordinals[column]);

    public long? LongOrNull(string column) => IsNull(column) ? null : reader.GetInt64(ordinals[column]);

    public uint Oid(string column) => reader.GetFieldValue<uint>(ordinals[column]);

    public uint? OidOrNull(string column) => IsNull(column) ? null : Oid(column);

    /// <summary>The items of an int[].</summary>
    public ValueList<int> Numbers(string column) => reader.GetFieldValue<int[]>(ordinals[column]).ToValueList();

    /// <summary>The items of a text[]; empty when the column is null.</summary>
    public ValueList<string> Texts(string column) =>
        IsNull(column) ? [] : reader.GetFieldValue<string[]>(ordinals[column]).ToValueList();

    /// <summary>The items of a text[], or null when the column is.</summary>
    public ValueList<string>? TextsOrNull(string column) => IsNull(column) ? null : Texts(column);

    /// <summary>The items of a text[] that may hold nulls.</summary>
    public ValueList<string?> TextsOrNulls(string column) => reader.GetFieldValue<string?[]>(ordinals[column]).ToValueList();

    private bool IsNull(string column) => reader.IsDBNull(ordinals[column]);
}
