using Npgsql;
using Retort.Tests.Killed;

namespace Retort.Tests.Execution.Kills;

/// <summary>The server is told to end the session of a run.</summary>
internal sealed class TerminatedBackend(string connectionString, KillHistory history) : KillWay(connectionString, history)
{
    private NpgsqlConnection? session;

    public override Func<int, Task> Strike => async process =>
    {
        if (session is null)
        {
            // Outside of the database, where the judge would count this session.
            session = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ConnectionString) { Database = "postgres" }.ConnectionString);
            await session.OpenAsync();
        }

        await using var command = new NpgsqlCommand($"select pg_terminate_backend({process})", session);
        await command.ExecuteNonQueryAsync();
    };

    public override async ValueTask DisposeAsync()
    {
        if (session is not null) await session.DisposeAsync();
        await base.DisposeAsync();
    }
}
