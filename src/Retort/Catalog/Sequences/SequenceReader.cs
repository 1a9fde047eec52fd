using Retort.Catalog.Reflection;

namespace Retort.Catalog.Sequences;

internal sealed class SequenceReader() : ObjectReader("Catalog/Sequences/Sequence")
{
    public override DatabaseObject Read(CatalogRow row) => new Sequence
    {
        Id = new(ObjectKinds.Sequence, row.Schema(), row.Text("name")),
        Settings = Settings(row, ""),
        OwnedBy = row.TextOrNull("owned_by"),
        IsLogged = row.Flag("logged"),
    };

    /// <summary>The settings in the columns <c>type</c>, <c>start</c>, ..., each with a prefix.</summary>
    public static SequenceSettings Settings(CatalogRow row, string prefix) => new()
    {
        Type = row.Text($"{prefix}type"),
        Start = row.Long($"{prefix}start"),
        Increment = row.Long($"{prefix}increment"),
        Minimum = row.Long($"{prefix}minimum"),
        Maximum = row.Long($"{prefix}maximum"),
        Cache = row.Long($"{prefix}cache"),
        Cycle = row.Flag($"{prefix}cycle"),
    };
}
