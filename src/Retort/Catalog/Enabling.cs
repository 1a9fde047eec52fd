namespace Retort.Catalog;

/// <summary>When a trigger or a rule of a table fires.</summary>
internal static class Enabling
{
    /// <summary>The action of ALTER TABLE.</summary>
    /// <param name="id">The trigger or rule.</param>
    /// <param name="noun"><c>trigger</c> or <c>rule</c>.</param>
    /// <param name="state"><c>origin</c>, <c>replica</c>, <c>always</c> or <c>disabled</c>.</param>
    /// <param name="only">Whether partitions keep their own state.</param>
    public static Statement Statement(ObjectId id, string noun, string state, bool only = false) =>
        new($"alter table {(only ? "only " : "")}{id.QualifiedTable}", $"{Verb(state)} {noun} {id.BareName}");

    /// <summary>The verb of a state: <c>enable always</c>.</summary>
    public static string Verb(string state) => state switch
    {
        "disabled" => "disable",
        "origin" => "enable",
        _ => $"enable {state}",
    };
}
