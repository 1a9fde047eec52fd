using Retort.Tests.Properties.Generation;

namespace Retort.Tests.Properties;

/// <summary>Random schemas of objects of every kind, in an order that PostgreSQL accepts.</summary>
internal static class SchemaGenerator
{
    /// <summary>The statements that make the schema of a seed.</summary>
    public static string Write(Draft draft)
    {
        if (draft.Has("extension")) draft.Line("create extension btree_gist");
        RightParts.WriteDefaults(draft);
        TypeParts.Write(draft);
        TableParts.Write(draft);
        PartitionParts.Write(draft);
        RoutineParts.Write(draft);
        ViewParts.Write(draft);
        TriggerParts.Write(draft);
        OperatorParts.Write(draft);
        ForeignParts.Write(draft);
        RightParts.Write(draft);
        BaseTypeParts.Write(draft);
        return draft.ToString();
    }
}
