using Npgsql;

namespace Retort.Execution;

/// <summary>Commands that go to the server in one round trip, each as it is: Npgsql's own splitter would cut BEGIN ATOMIC in two.</summary>
internal sealed class StatementBatch
{
    private readonly List<(string Text, StatementPlace? Place)> commands = [];
    private List<NpgsqlBatchCommand> sent = [];

    public void Add(string command) => commands.Add((command, null));

    public void Add(IEnumerable<string> texts)
    {
        foreach (var text in texts) Add(text);
    }

    public void Add(StatementPlace place) => commands.Add((place.Statement.Text, place));

    public async Task ExecuteAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        sent = [.. commands.Select(command => new NpgsqlBatchCommand(command.Text))];
        await using var batch = new NpgsqlBatch(connection) { Timeout = 0 };
        foreach (var command in sent) batch.BatchCommands.Add(command);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The statement that failed; null when it was one of ours.</summary>
    public StatementPlace? PlaceOf(PostgresException failure)
    {
        var index = sent.FindIndex(command => ReferenceEquals(command, failure.BatchCommand));
        return index < 0 ? null : commands[index].Place;
    }

    /// <summary>The rows that a revision's statements wrote.</summary>
    public long Rows(RevisionWork work) => sent
        .Where((command, index) => ReferenceEquals(commands[index].Place?.Work, work) && Writes(command.StatementType))
        .Sum(command => (long)command.Rows);

    private static bool Writes(StatementType type) =>
        type is StatementType.Insert or StatementType.Update or StatementType.Delete or StatementType.Merge or StatementType.CreateTableAs;
}
