namespace Retort.Catalog.UserMappings;

/// <summary>As whom a role of this server speaks to a foreign server.</summary>
public sealed record UserMapping : DatabaseObject
{
    /// <summary>The options as <c>name=value</c>, without secrets.</summary>
    public ValueList<string> Options { get; init; }

    /// <summary>The names of the options that hold secrets. Their values are never read, so they take no part in equality.</summary>
    public Incidental<ValueList<string>> Secrets { get; init; }
}
