namespace Retort.Catalog;

/// <summary>The kind of what may have triggers, rules and policies.</summary>
internal static class RelationKind
{
    /// <summary>The identity of a relation from its <c>relkind</c>.</summary>
    public static ObjectId Id(string letter, string schema, string name) => new(letter switch
    {
        "v" => ObjectKinds.View,
        "m" => ObjectKinds.MaterializedView,
        _ => ObjectKinds.Table,
    }, schema, name);
}
