namespace Retort.Catalog.Privileges;

/// <summary>What privileges are on, as GRANT writes it.</summary>
internal sealed record GrantTarget
{
    /// <summary>The object: <c>function f(int)</c>.</summary>
    public required string Address { get; init; }

    /// <summary>The role for which an empty grantee stands, as it is written.</summary>
    public required string Owner { get; init; }

    /// <summary>How a privilege is written: <c>select</c>, or <c>select (email)</c>.</summary>
    public Func<string, string> Name { get; init; } = name => name;

    /// <summary>How many privileges ALL stands for; 0 where it is not to be written.</summary>
    public int All { get; init; }

    /// <summary>The same before it is renamed, given to another owner and the like; null when nothing of that happens.</summary>
    public GrantTarget? Before { get; init; }
}
