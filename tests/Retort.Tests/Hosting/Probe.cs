using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Retort.Tests.Hosting;

/// <summary>A hosted service that needs the schema as soon as it starts.</summary>
internal sealed class Probe(Func<string> connectionString) : IHostedService
{
    /// <summary>What it found.</summary>
    public long? Columns { get; private set; }

    public async Task StartAsync(CancellationToken cancellationToken) => Columns = await CountAsync(connectionString());

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The number of columns of the table users.</summary>
    public static async Task<long> CountAsync(string connectionString) => (long)(await ScalarAsync(connectionString, "select count(*) from information_schema.columns where table_name = 'users'"))!;

    public static async Task<object?> ScalarAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
