using static Retort.Revisions.Code.Writing.OperationCall;

namespace Retort.Revisions.Code.Writing;

/// <summary>Statements on indexes.</summary>
internal static class IndexForms
{
    public static OperationCall? Read(StatementReader reader)
    {
        if (reader.Take("drop", "index"))
        {
            var aside = reader.Take("concurrently");
            return reader.Name() is { } dropped && reader.AtEnd ? Of("DropIndex", op => op.DropIndex(dropped, aside), Quote(dropped), Flag("concurrently", aside)) : null;
        }

        if (reader.Take("alter", "index")) return reader.Name() is { } index && reader.Take("rename", "to") && reader.Part() is { } newName && reader.AtEnd
            ? Of("RenameIndex", op => op.RenameIndex(index, newName), Quote(index), Quote(newName)) : null;
        var unique = reader.Take("create", "unique", "index");
        return unique || reader.Take("create", "index") ? Create(reader, unique) : null;
    }

    private static OperationCall? Create(StatementReader reader, bool unique)
    {
        var concurrently = reader.Take("concurrently");
        var name = reader.Take("on") ? null : reader.Part();
        if (name is not null && !reader.Take("on")) return null;
        if (reader.Name() is not { } table) return null;
        var method = reader.Take("using") ? reader.Part() : null;
        if (reader.Inside() is not { } list) return null;
        var columns = StatementReader.Split(list);
        var where = reader.Take("where") ? reader.Rest() : null;
        return !reader.AtEnd ? null : Of("CreateIndex", op => op.CreateIndex(name, table, columns, unique, where, method, concurrently),
            name is null ? "null" : Quote(name), Quote(table), List(columns), Flag("unique", unique), Named("where", where), Named("method", method), Flag("concurrently", concurrently));
    }
}
