using Npgsql;
using Retort.Errors;
using Retort.Revisions;

namespace Retort.Execution;

/// <summary>Whether the ledger and the files tell the same history.</summary>
internal static class HistoryCheck
{
    /// <summary>Throws when something is applied that no file here describes.</summary>
    public static void Known(LedgerState state, IReadOnlySet<string> missing)
    {
        if (missing.Count == 0) return;
        var rows = state.Applied.Where(revision => missing.Contains(revision.Id)).ToList();
        throw new ExecutionException("unknown-revision", rows.Count == 1
            ? $"the database has revision \"{rows[0].Id}\", which no file here describes"
            : $"the database has {rows.Count} revisions that no file here describes")
        {
            Detail = string.Join('\n', rows.Select(row => $"\"{row.Id}\" ({row.Message}) was applied by {row.AppliedBy} at {row.AppliedAt.UtcDateTime:yyyy-MM-dd HH:mm}Z.")),
            State = $"Nothing was changed; the database is {state.Position}.",
            Hint = "Get the branch that has the file, or go back with `retort downgrade`: the ledger kept the text.",
        };
    }

    /// <summary>Throws when a file was edited after it was applied, and names the statements.</summary>
    public static async Task UneditedAsync(LedgerState state, IEnumerable<Revision> files, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var edited = files
            .Where(file => state.Find(file.Id) is { Checksum.Length: > 0 } row && file.Checksum.Length > 0 && row.Checksum != file.Checksum)
            .ToList();
        if (edited.Count == 0) return;
        var lines = new List<string>();
        foreach (var file in edited) lines.AddRange(await DescribeAsync(file, connection, cancellationToken));
        throw new ExecutionException("revision-edited", edited.Count == 1
            ? $"revision \"{edited[0].Id}\" was edited after it was applied"
            : $"{edited.Count} revisions were edited after they were applied")
        {
            Detail = string.Join('\n', lines),
            Where = edited.Select(file => file.Path ?? $"revision \"{file.Id}\"").ToValueList(),
            State = $"Nothing was changed; the database is {state.Position}.",
            Hint = $"Put the file back and write a new revision for the change; or, if the database has it already, run `retort stamp {string.Join(' ', state.Heads)}` to record the text as it is now.",
        };
    }

    private static async Task<IEnumerable<string>> DescribeAsync(Revision file, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var row = await LedgerText.ReadAsync(connection, file.Id, cancellationToken);
        var statements = file.Upgrade.Parts.SelectMany(part => part.Statements).ToList();
        var changed = statements
            .Select((statement, index) => (statement, index))
            .Where(item => item.index >= row.Statements.Count || row.Statements[item.index] != StatementHash.Of(item.statement))
            .Select(item => $"Statement {item.index + 1} of \"{file.Id}\" (line {item.statement.Line}) {(item.index < row.Statements.Count ? "is not what was applied" : "was added")}.")
            .ToList();
        if (statements.Count < row.Statements.Count) changed.Add($"\"{file.Id}\" had {row.Statements.Count} statements when it was applied and has {statements.Count} now.");
        return changed.Count > 0 ? changed : [$"The upgrade of \"{file.Id}\" has the same statements; its downgrade or a directive was changed."];
    }
}
