using Npgsql;

namespace Retort.Execution.Statements;

/// <summary>One statement that goes to the server as it is.</summary>
internal static class PlainStatement
{
    /// <summary>Sends it, without a limit of time.</summary>
    /// <returns>The command, which knows what kind of statement it was and how many rows it changed.</returns>
    public static async Task<NpgsqlBatchCommand> SendAsync(NpgsqlConnection session, string sql, CancellationToken cancellation)
    {
        // Only a batch leaves a statement whole: the driver's splitter would cut BEGIN ATOMIC in two.
        var command = new NpgsqlBatchCommand(sql);
        await using var batch = new NpgsqlBatch(session) { Timeout = 0, BatchCommands = { command } };
        await batch.ExecuteNonQueryAsync(cancellation);
        return command;
    }
}
