using System.Collections.Concurrent;
using Npgsql;
using Retort.Execution.Failures;

namespace Retort.Execution;

/// <summary>Opens the sessions of a run: unpooled, without a query for types, with what errors need to be exact.</summary>
internal sealed class RunConnection : IAsyncDisposable
{
    /// <summary>Sources of whole servers, one for each address. They hold no session; what a new one works out first takes a millisecond.</summary>
    private static readonly ConcurrentDictionary<string, NpgsqlDataSource> servers = [];

    private readonly NpgsqlDataSource source;
    private readonly NpgsqlDataSource? origin;
    private readonly bool isShared;

    /// <param name="connectionString">Where to.</param>
    /// <param name="origin">A source of the application that knows the password; it is only asked for that, its pool is left alone.</param>
    /// <param name="open">Makes the source where code of a program uses the sessions: that needs all types.</param>
    public RunConnection(string connectionString, NpgsqlDataSource? origin = null, Func<string, NpgsqlDataSource>? open = null)
    {
        this.origin = origin;
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
        source = (open ?? Slim)(Settings.ConnectionString);
    }

    private RunConnection(string connectionString, bool isShared)
        : this(connectionString, open: text => servers.GetOrAdd(text, Slim)) => this.isShared = isShared;

    /// <summary>Sessions on a server's own database, for what is done to the others.</summary>
    /// <param name="connectionString">Leads to any database of the server.</param>
    public static RunConnection OfServer(string connectionString) =>
        new(new NpgsqlConnectionStringBuilder(connectionString) { Database = "postgres" }.ConnectionString, isShared: true);

    public NpgsqlConnectionStringBuilder Settings { get; }

    /// <summary>A new session; a failure is a <see cref="Errors.ServerException"/>.</summary>
    public async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            return origin is null ? await source.OpenConnectionAsync(cancellationToken) : await OpenLikeAsync(origin, cancellationToken);
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException or System.Net.Sockets.SocketException || TlsFailure.Is(exception))
        {
            throw ConnectionFailure.Explain(exception, Settings);
        }
    }

    private static NpgsqlDataSource Slim(string connectionString)
    {
        var builder = new NpgsqlSlimDataSourceBuilder(connectionString);
        builder.EnableTransportSecurity();
        builder.EnableArrays();
        builder.ConfigureTypeLoading(types => types.EnableTypeLoading(false));
        return builder.Build();
    }

    private async Task<NpgsqlConnection> OpenLikeAsync(NpgsqlDataSource application, CancellationToken cancellationToken)
    {
        await using var sample = application.CreateConnection();
        var connection = sample.CloneWith(Settings.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => isShared ? ValueTask.CompletedTask : source.DisposeAsync();
}
