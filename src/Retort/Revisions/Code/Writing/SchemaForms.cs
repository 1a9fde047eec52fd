using static Retort.Revisions.Code.Writing.OperationCall;

namespace Retort.Revisions.Code.Writing;

/// <summary>Statements on schemas, and comments.</summary>
internal static class SchemaForms
{
    public static OperationCall? Read(StatementReader reader)
    {
        if (reader.Take("create", "schema")) return reader.Part() is { } name && reader.AtEnd ? Of("CreateSchema", op => op.CreateSchema(name), Quote(name)) : null;
        if (reader.Take("drop", "schema")) return reader.Part() is { } dropped && reader.AtEnd ? Of("DropSchema", op => op.DropSchema(dropped), Quote(dropped)) : null;
        if (reader.Take("alter", "schema")) return reader.Part() is { } schema && reader.Take("rename", "to") && reader.Part() is { } newName && reader.AtEnd
            ? Of("RenameSchema", op => op.RenameSchema(schema, newName), Quote(schema), Quote(newName)) : null;
        if (!reader.Take("comment", "on") || reader.Before("is") is not { Length: > 0 } what || !reader.Take("is")) return null;
        if (reader.Take("null")) return reader.AtEnd ? Of("Comment", op => op.Comment(what, null), Quote(what), "null") : null;
        return reader.Constant() is { } comment && reader.AtEnd ? Of("Comment", op => op.Comment(what, comment), Quote(what), Quote(comment)) : null;
    }
}
