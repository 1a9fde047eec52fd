using Retort.Execution.Ledgers;
using Retort.Execution.Statements;
using Retort.Revisions;

namespace Retort.Execution;

/// <summary>One revision that a run has to apply or undo, with the script for it.</summary>
internal sealed record RevisionWork
{
    public required Revision Revision { get; init; }

    public required RunDirection Direction { get; init; }

    public required Script Script { get; init; }

    /// <summary>The ids that its depends-on stand for.</summary>
    public ValueList<string> DependsOn { get; init; }

    /// <summary>Whether the script is the ledger's, because the file is missing here.</summary>
    public bool FromLedger { get; init; }

    public required int Number { get; init; }

    public required int Total { get; init; }

    public ValueList<string> HeadsAfter { get; init; }

    public string Id => Revision.Id;

    public bool IsUpgrade => Direction == RunDirection.Upgrade;

    /// <summary>Whether it is one transaction: it has one part, or none. A second part is a second transaction, because its writer asked for one.</summary>
    public bool IsWhole => Script.Parts.Count == 0 || Script.Parts is [{ Transactional: true }];

    /// <summary>Whether it has statements that run outside of a transaction: a lease cannot hold them back.</summary>
    public bool NeedsSession => Script.Parts.Any(part => !part.Transactional && part.Backfill is null);

    public int StatementCount => Script.Parts.Sum(part => part.Statements.Count);

    /// <summary>What must be applied before it.</summary>
    public IReadOnlyList<string> Prerequisites => [.. Revision.Parents.Concat(DependsOn).Distinct(StringComparer.Ordinal)];

    /// <summary>Whether the ledger says that nothing is left to do.</summary>
    public bool IsDone(LedgerState state) => state.Has(Id) == IsUpgrade;

    /// <summary>The statements of a part with their places.</summary>
    public IEnumerable<StatementPlace> Places(int part)
    {
        var before = Script.Parts.Take(part).Sum(earlier => earlier.Statements.Count);
        return Script.Parts[part].Statements.Select((statement, index) =>
            new StatementPlace { Work = this, Statement = statement, Part = part, Index = index, Number = before + index + 1 });
    }
}
