namespace Retort.Catalog.Reflection;

/// <summary>What an object of any kind may have and what is read by its address.</summary>
/// <param name="Comment">The text of COMMENT ON.</param>
/// <param name="Labels">The labels of security providers, in order.</param>
/// <param name="Extensions">The extensions with which it goes, in order.</param>
internal readonly record struct ObjectFacets(string? Comment, ValueList<string> Labels, ValueList<string> Extensions)
{
    /// <summary>The same with what one more row says.</summary>
    public ObjectFacets With(string facet, string text) => facet switch
    {
        "comment" => this with { Comment = text },
        "label" => this with { Labels = Labels.Append(text).Order(StringComparer.Ordinal).ToValueList() },
        "extension" => this with { Extensions = Extensions.Append(text).Order(StringComparer.Ordinal).ToValueList() },
        _ => throw new ArgumentOutOfRangeException(nameof(facet), facet, null),
    };
}
