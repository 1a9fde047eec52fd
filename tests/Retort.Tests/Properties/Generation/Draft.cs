using System.Text;

namespace Retort.Tests.Properties.Generation;

/// <summary>A schema that is being written, and the dice that decide what stands in it.</summary>
/// <remarks>Names come from small pools, so that two schemas share objects that differ.</remarks>
internal sealed class Draft(int seed, int version)
{
    private readonly Random random = new(seed);
    private readonly StringBuilder sql = new();

    /// <summary>The roles that a schema may name; the server must have them.</summary>
    public static IReadOnlyList<string> Roles { get; } = ["retort_ann", "retort_bob"];

    /// <summary>Whether every part is written, whatever the dice say.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Whether tables get rows, and nothing is written that rows could be refused by.</summary>
    public bool HoldsRows { get; init; }

    /// <summary>The server's major version.</summary>
    public int Version => version;

    /// <summary>The ordinary tables so far, each with a key <c>id integer</c>.</summary>
    public Dictionary<string, List<(string Name, string Type)>> Tables { get; } = [];

    /// <summary>The views so far, each with a column <c>id</c>.</summary>
    public List<string> Views { get; } = [];

    /// <summary>The names of parts that stand in the schema and that other parts may build on.</summary>
    public HashSet<string> Made { get; } = [];

    public void Line(string statement) => sql.Append(statement).Append(";\n");

    /// <summary>Whether an optional part is there; by its name others ask for it.</summary>
    public bool Has(string part)
    {
        if (IsWhole || Coin()) Made.Add(part);
        return Made.Contains(part);
    }

    public bool Coin() => random.Next(2) == 0;

    /// <summary>A number from 1.</summary>
    public int Number(int most) => random.Next(most) + 1;

    public string Maybe(string text, double chance = 0.4) => random.NextDouble() < chance ? text : "";

    public T Pick<T>(params IReadOnlyList<T> items) => items[random.Next(items.Count)];

    /// <summary>At least one of the items, in their order; all of them in a whole schema.</summary>
    public List<string> Subset(params string[] items)
    {
        var chosen = items.Where(_ => IsWhole || Coin()).ToList();
        return chosen.Count > 0 ? chosen : [Pick(items)];
    }

    public string Role() => Pick(Roles);

    /// <summary>Sometimes a comment on something, and another owner.</summary>
    public void Dress(string address, bool hasOwner = true)
    {
        if (Number(4) == 1) Line($"comment on {address} is 'it''s {Number(3)}'");
        if (hasOwner && !HoldsRows && Number(5) == 1) Line($"alter {address} owner to {Role()}");
    }

    public override string ToString() => sql.ToString();
}
