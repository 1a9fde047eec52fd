using Retort.Execution;
using Retort.Execution.Ledgers;
using Retort.Workspaces.Reports;

namespace Retort.Workspaces.Checks;

/// <summary>What was edited in revisions that a database has applied.</summary>
internal static class EditedRevisions
{
    /// <summary>For each its id and message, then what was edited.</summary>
    public static async Task<ValueList<string>> EditedAsync(this WorkspaceDatabase database, LedgerState? ledger, CancellationToken cancellation)
    {
        var edited = StatusVerb.Edited(database, ledger).ToList();
        if (edited.Count == 0) return [];
        await using var source = new RunConnection((await database.AddressAsync(create: false, cancellation)).ToConnectionString(), database.Origin);
        await using var connection = await source.OpenAsync(cancellation);
        var lines = new List<string>();
        foreach (var revision in edited)
        {
            var applied = await LedgerText.ReadAsync(connection, revision.Id, cancellation);
            lines.AddRange([$"{revision.Id}  {revision.Message}", .. EditedStatements.Describe(revision, applied).Select(line => $"  {line}")]);
        }

        return lines.ToValueList();
    }
}
