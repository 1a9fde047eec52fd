using static Retort.Revisions.Code.Writing.OperationCall;

namespace Retort.Revisions.Code.Writing;

/// <summary>Statements on sequences.</summary>
internal static class SequenceForms
{
    public static OperationCall? Read(StatementReader reader)
    {
        if (reader.Take("create", "sequence")) return reader.Name() is { } name ? Create(name, reader.Rest()) : null;
        if (reader.Take("drop", "sequence")) return reader.Name() is { } dropped && reader.AtEnd ? Of("DropSequence", op => op.DropSequence(dropped), Quote(dropped)) : null;
        if (!reader.Take("alter", "sequence") || reader.Name() is not { } altered) return null;
        if (reader.Take("rename", "to")) return reader.Part() is { } newName && reader.AtEnd ? Of("RenameSequence", op => op.RenameSequence(altered, newName), Quote(altered), Quote(newName)) : null;
        return reader.Rest() is var options ? Of("AlterSequence", op => op.AlterSequence(altered, options), Quote(altered), Quote(options)) : null;
    }

    private static OperationCall Create(string name, string options) =>
        options.Length == 0 ? Of("CreateSequence", op => op.CreateSequence(name), Quote(name)) : Of("CreateSequence", op => op.CreateSequence(name, options), Quote(name), Quote(options));
}
