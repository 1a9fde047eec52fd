using Npgsql;

namespace Retort.Execution;

/// <summary>Opens the sessions of a run: unpooled, without a query for types, with what errors need to be exact.</summary>
internal sealed class RunConnection : IAsyncDisposable
{
    private readonly NpgsqlDataSource source;

    public RunConnection(string connectionString)
    {
        Settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            Pooling = false,
            Multiplexing = false,
            Enlist = false,
            MaxAutoPrepare = 0,
            CommandTimeout = 0,
            IncludeErrorDetail = true,
            IncludeFailedBatchedCommand = true,
        };
        Settings.ApplicationName ??= "retort";
        var builder = new NpgsqlSlimDataSourceBuilder(Settings.ConnectionString);
        builder.EnableTransportSecurity();
        builder.EnableArrays();
        builder.ConfigureTypeLoading(types => types.EnableTypeLoading(false));
        source = builder.Build();
    }

    public NpgsqlConnectionStringBuilder Settings { get; }

    /// <summary>A new session; a failure is a <see cref="Errors.ServerException"/>.</summary>
    public async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await source.OpenConnectionAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException or System.Net.Sockets.SocketException)
        {
            throw ConnectionFailure.Explain(exception, Settings);
        }
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();
}
