namespace Retort.Configuration;

/// <summary>Globs over the names of schemas and of kinds of objects.</summary>
public sealed record ObjectFilter
{
    /// <summary>Names of schemas, with <c>*</c> and <c>?</c>.</summary>
    public ValueList<string> Schemas { get; init; }

    /// <summary>Kinds of objects, such as <c>view</c>, with <c>*</c> and <c>?</c>.</summary>
    public ValueList<string> Kinds { get; init; }
}
