using Npgsql;

namespace Retort.Server.Compose;

/// <summary>A look at the server behind a published port.</summary>
internal static class ComposeConnection
{
    /// <summary>The server, and what is to be remembered of it.</summary>
    /// <exception cref="NpgsqlException">Nobody answers there, or not to this role.</exception>
    public static async Task<(RunningServer Running, ComposeState Known)> OpenAsync(ComposeState state, CancellationToken cancellation)
    {
        // Loopback of IPv6 would be another server; a port that a proxy of the engine holds open may have nobody behind it.
        await using var connection = new NpgsqlConnection($"{Running(state, default).ConnectionString("postgres")};Pooling=false;Timeout=5;Command Timeout=5");
        await connection.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand("select pg_postmaster_start_time(), system_identifier::text from pg_control_system()", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        var known = state with { MajorVersion = connection.PostgreSqlVersion.Major, Identifier = reader.GetString(1) };
        return (Running(known, new DateTimeOffset(reader.GetDateTime(0), TimeSpan.Zero)), known);
    }

    private static RunningServer Running(ComposeState state, DateTimeOffset since) => new()
    {
        Port = state.Port,
        Pid = 0,
        Since = since,
        MajorVersion = state.MajorVersion,
        User = state.User,
        Password = state.Password,
        Container = state.Title,
    };
}
