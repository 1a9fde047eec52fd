using System.Diagnostics;
using Npgsql;
using Retort.Errors;
using Retort.Execution;

namespace Retort.Server.Copies;

/// <summary>Those who are connected to a database that must be left alone for a moment.</summary>
internal sealed class TemplateGuests(RunConnection source, NpgsqlConnection connection)
{
    /// <summary>Waits a little for them to leave, or throws them out when that is asked for.</summary>
    /// <exception cref="ServerException">Somebody stays: all of them are named.</exception>
    public async Task AwaitAsync(CopyRequest request, string database, CancellationToken cancellation)
    {
        if (request.Force)
        {
            await ExpelAsync(connection, database, cancellation);
            return;
        }

        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(50, cancellation))
        {
            var guests = await DatabaseSession.ReadAsync(connection, database, cancellation);
            if (guests.Count == 0) return;
            if (waited.Elapsed > request.Patience) throw Refuse(database, guests, null);
        }
    }

    /// <summary>Throws out whoever is there until something is done, for as long as the server itself would wait for them: 5 s.</summary>
    public async Task ExpelWhileAsync(Task done, string database, CancellationToken cancellation)
    {
        await Task.WhenAny(done, Task.Delay(50, cancellation));
        if (done.IsCompleted) return;
        await using var other = await source.OpenAsync(cancellation);
        for (var waited = Stopwatch.StartNew(); !done.IsCompleted && waited.Elapsed < TimeSpan.FromSeconds(5);)
        {
            await ExpelAsync(other, database, cancellation);
            await Task.WhenAny(done, Task.Delay(100, cancellation));
        }
    }

    /// <summary>The error that names them.</summary>
    public async Task<ServerException> RefuseAsync(string database, PostgresException busy, CancellationToken cancellation) =>
        Refuse(database, await DatabaseSession.ReadAsync(connection, database, cancellation), busy);

    private static async Task ExpelAsync(NpgsqlConnection connection, string database, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid() and backend_type in ('client backend', 'walsender')", connection)
        {
            Parameters = { new() { Value = database } },
        };
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static ServerException Refuse(string database, ValueList<DatabaseSession> guests, PostgresException? busy) => new("database-in-use", $"database \"{database}\" is in use", busy)
    {
        Detail = guests.Count > 0 ? string.Join('\n', guests) : busy?.Detail ?? busy?.MessageText,
        State = "Nothing was changed.",
        Hint = "Close them and try again, or add `--force`: their connections are then cut.",
    };
}
