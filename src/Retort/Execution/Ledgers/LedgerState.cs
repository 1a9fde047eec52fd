namespace Retort.Execution.Ledgers;

/// <summary>What one reading of the ledger says.</summary>
public sealed record LedgerState
{
    private readonly ValueList<AppliedRevision> applied;
    private Dictionary<string, AppliedRevision>? byId;

    /// <summary>The version of the ledger's own tables; 0 when the database has none yet.</summary>
    public int Version { get; init; }

    /// <summary>The applied revisions in the order of their application.</summary>
    public ValueList<AppliedRevision> Applied
    {
        get => applied;
        init => (applied, byId) = (value, null); // a copy with other rows must not find the old ones
    }

    /// <summary>Pieces of revisions that are under way outside of one transaction.</summary>
    public ValueList<LedgerStep> Steps { get; init; }

    /// <summary>Who asked, and where.</summary>
    public required LedgerFacts Facts { get; init; }

    /// <summary>The applied revisions that no other applied one builds on, in ordinal order; empty at base.</summary>
    public ValueList<string> Heads => HeadsOf(Applied);

    /// <summary>Whether a revision is applied.</summary>
    public bool Has(string id) => Find(id) is not null;

    /// <summary>The row of a revision; null when it is not applied.</summary>
    public AppliedRevision? Find(string id)
    {
        byId ??= Applied.ToDictionary(revision => revision.Id, StringComparer.Ordinal);
        return byId.GetValueOrDefault(id);
    }

    /// <summary>Where the database is, as people say it: <c>at "9d22e1"</c> or <c>at base</c>.</summary>
    public string Position => PositionOf(Heads);

    internal static string PositionOf(IReadOnlyList<string> heads) =>
        heads.Count == 0 ? "at base" : "at " + string.Join(" and ", heads.Select(head => $"\"{head}\""));

    private static ValueList<string> HeadsOf(ValueList<AppliedRevision> applied)
    {
        var built = applied.SelectMany(revision => revision.Parents.Concat(revision.DependsOn)).ToHashSet(StringComparer.Ordinal);
        return applied.Select(revision => revision.Id).Where(id => !built.Contains(id)).Order(StringComparer.Ordinal).ToValueList();
    }
}
