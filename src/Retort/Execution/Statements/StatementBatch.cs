using Npgsql;
using Retort.Errors;
using Retort.Execution.Ledgers;
using Retort.Execution.Telemetry;

namespace Retort.Execution.Statements;

/// <summary>Commands that go to the server in one round trip, each as it is: Npgsql's own splitter would cut BEGIN ATOMIC in two.</summary>
internal sealed class StatementBatch
{
    private readonly List<(string Text, StatementPlace? Place)> commands = [];
    private readonly Dictionary<int, bool> guards = [];
    private List<NpgsqlBatchCommand> sent = [];
    private StatementPlace? running;

    public void Add(string command) => commands.Add((command, null));

    public void Add(IEnumerable<string> texts)
    {
        foreach (var text in texts) Add(text);
    }

    /// <summary>Adds a command whose failure is a conflict with other runs.</summary>
    public void AddGuard(string command, bool isBusy)
    {
        guards.Add(commands.Count, isBusy);
        Add(command);
    }

    public void Add(StatementPlace place) => commands.Add((place.Statement.Text, place));

    /// <summary>The statements of revisions in it: what they are, and their text.</summary>
    public IReadOnlyList<(string Summary, string Text)> Statements =>
        [.. commands.Where(command => command.Place is not null).Select(command => (StatementText.Summary(command.Text), command.Text))];

    /// <summary>Sends it in one round trip; where a statement is code, in as many as there are runs of commands between.</summary>
    public async Task ExecuteAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        sent = [.. commands.Select(command => new NpgsqlBatchCommand(command.Text))];
        for (var next = 0; next < commands.Count; next++)
        {
            var end = commands.FindIndex(next, command => command.Place?.Statement.Code is not null) is >= 0 and var code ? code : commands.Count;
            if (end > next) await SendAsync(connection, next, end, cancellationToken);
            if (end < commands.Count) await RunAsync(commands[end].Place!, connection, cancellationToken);
            next = end;
        }
    }

    /// <summary>The statement that failed; null when it was one of ours.</summary>
    public StatementPlace? PlaceOf(PostgresException failure) => IndexOf(failure) is >= 0 and var index ? commands[index].Place : running;

    /// <summary>The conflict that a guard met; null when it was something else that failed.</summary>
    public LedgerConflict? ConflictOf(PostgresException failure)
    {
        if (failure.SqlState is LedgerGuard.Busy or LedgerGuard.Changed) return new LedgerConflict(failure.MessageText, failure.SqlState == LedgerGuard.Busy);
        return failure.SqlState == PostgresErrorCodes.InvalidParameterValue && guards.TryGetValue(IndexOf(failure), out var isBusy)
            ? new LedgerConflict(failure.MessageText, isBusy || failure.MessageText.Contains(QuickGuard.Leased, StringComparison.Ordinal))
            : null;
    }

    /// <summary>The rows that a revision's statements wrote.</summary>
    public long Rows(RevisionWork work) => sent
        .Where((command, index) => ReferenceEquals(commands[index].Place?.Work, work) && Writes(command.StatementType))
        .Sum(command => (long)command.Rows);

    private async Task SendAsync(NpgsqlConnection connection, int start, int end, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection) { Timeout = 0 };
        foreach (var command in sent[start..end]) batch.BatchCommands.Add(command);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task RunAsync(StatementPlace place, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        running = place;
        try
        {
            await place.Statement.Code!.RunAsync(connection, cancellationToken);
        }
        catch (Exception failure) when (failure is not (NpgsqlException or OperationCanceledException or IOException or RetortException))
        {
            throw new ExecutionException("code-failed", $"the code \"{place.Statement.Code!.Name}\" of revision \"{place.Work.Id}\" failed", failure)
            {
                Detail = $"{failure.GetType().Name}: {failure.Message}",
                Where = [place.Work.Revision.Path ?? $"revision \"{place.Work.Id}\""],
                State = "Its transaction was rolled back; `retort current` says where the database is.",
                Hint = "Correct the code, then run it again.",
            };
        }
        running = null;
    }

    private int IndexOf(PostgresException failure) => sent.FindIndex(command => ReferenceEquals(command, failure.BatchCommand));

    private static bool Writes(StatementType type) =>
        type is StatementType.Insert or StatementType.Update or StatementType.Delete or StatementType.Merge or StatementType.CreateTableAs;
}
