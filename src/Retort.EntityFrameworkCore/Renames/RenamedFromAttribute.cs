namespace Retort.EntityFrameworkCore;

/// <summary>Says which table or column an entity or a property was before, so that it is renamed instead of dropped and made anew.</summary>
/// <remarks>Names are those of the database. The attribute may stay for ever: it only counts while the revisions still have the old name and not the new one.</remarks>
/// <param name="names">The earlier names, any of them; of a table with its schema if that was not the default one.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property | AttributeTargets.Field, Inherited = false)]
public sealed class RenamedFromAttribute(params string[] names) : Attribute
{
    /// <summary>The earlier names.</summary>
    public IReadOnlyList<string> Names => names;
}
