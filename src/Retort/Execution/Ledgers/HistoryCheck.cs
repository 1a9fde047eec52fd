using Npgsql;
using Retort.Errors;
using Retort.Revisions;

namespace Retort.Execution.Ledgers;

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
            Hint = $"Run `retort switch` to bring the database to what is here (the ledger kept the way back), or get the branch that has the file, or write it again with `retort show {rows[^1].Id} --ledger > FILE`.",
        };
    }

    /// <summary>The files whose statements are not what they were when they were applied.</summary>
    public static IEnumerable<Revision> Edited(LedgerState state, IEnumerable<Revision> files) =>
        files.Where(file => state.Find(file.Id) is { Checksum.Length: > 0 } row && file.Checksum.Length > 0 && row.Checksum != file.Checksum);

    /// <summary>Throws when a file was edited after it was applied, and names the statements.</summary>
    public static async Task UneditedAsync(LedgerState state, IEnumerable<Revision> files, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var edited = Edited(state, files).ToList();
        if (edited.Count == 0) return;
        var lines = new List<string>();
        foreach (var file in edited) lines.AddRange(EditedStatements.Describe(file, await LedgerText.ReadAsync(connection, file.Id, cancellationToken)));
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
}
