namespace Retort.Catalog.Types;

/// <summary>What PostgreSQL does with the users of a type, or of a column, when that changes.</summary>
internal static class TypeUse
{
    /// <summary>Whether a dependent may look inside values of the type: a definition that stores the type's parts.</summary>
    public static bool LooksInside(DatabaseObject dependent) =>
        dependent.Id.Kind.Name is not ("column" or "table" or "function" or "procedure" or "composite type" or "domain");
}
