namespace Retort.Catalog;

/// <summary>Every kind of object that Retort reads, compares and writes, in the order in which objects are best created.</summary>
public static class ObjectKinds
{
    /// <summary>A schema.</summary>
    public static readonly ObjectKind Schema = new("schema", new Schemas.SchemaReader(), new Schemas.SchemaDdl());

    /// <summary>All kinds; <see cref="ObjectKind.Rank"/> is the place in this list.</summary>
    public static IReadOnlyList<ObjectKind> All { get; } = Ranked([Schema]);

    private static ObjectKind[] Ranked(ObjectKind[] kinds)
    {
        for (var rank = 0; rank < kinds.Length; rank++) kinds[rank].Rank = rank;
        return kinds;
    }
}
