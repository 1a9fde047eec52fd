using static Retort.Revisions.Code.Writing.OperationCall;

namespace Retort.Revisions.Code.Writing;

/// <summary>Statements on enums and other types.</summary>
internal static class TypeForms
{
    public static OperationCall? Read(StatementReader reader)
    {
        if (reader.Take("drop", "type")) return reader.Name() is { } dropped && reader.AtEnd ? Of("DropType", op => op.DropType(dropped), Quote(dropped)) : null;
        if (reader.Take("create", "type")) return reader.Name() is { } name && reader.Take("as", "enum") && reader.Inside() is { } labels && reader.AtEnd ? Create(name, labels) : null;
        if (!reader.Take("alter", "type") || reader.Name() is not { } type) return null;
        if (reader.Take("rename", "to")) return reader.Part() is { } newName && reader.AtEnd ? Of("RenameType", op => op.RenameType(type, newName), Quote(type), Quote(newName)) : null;
        if (reader.Take("rename", "value")) return reader.Constant() is { } old && reader.Take("to") && reader.Constant() is { } label && reader.AtEnd
            ? Of("RenameEnumLabel", op => op.RenameEnumLabel(type, old, label), Quote(type), Quote(old), Quote(label)) : null;
        if (!reader.Take("add", "value") || reader.Constant() is not { } added) return null;
        var after = reader.Take("after") ? reader.Constant() : null;
        return reader.AtEnd ? Of("AddEnumLabel", op => op.AddEnumLabel(type, added, after), Quote(type), Quote(added), Named("after", after)) : null;
    }

    private static OperationCall? Create(string name, string list)
    {
        var labels = StatementReader.Split(list).ConvertAll(label => new StatementReader(label).Constant());
        return labels.Contains(null) ? null : Of("CreateEnum", op => op.CreateEnum(name, [.. labels!]), [Quote(name), .. labels.Select(label => Quote(label!))]);
    }
}
