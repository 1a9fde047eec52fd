using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Retort.Tests.Execution;

/// <summary>Stands between a client and the server and counts how often the server says that it is ready.</summary>
internal sealed class CountingProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly NpgsqlConnectionStringBuilder server;
    private readonly CancellationTokenSource stop = new();
    private readonly Task loop;
    private int ready;
    private int sessions;

    public CountingProxy(string connectionString)
    {
        server = new NpgsqlConnectionStringBuilder(connectionString);
        listener.Start();
        loop = Task.Run(AcceptAsync);
    }

    public string ConnectionString => new NpgsqlConnectionStringBuilder(server.ConnectionString)
    {
        Port = ((IPEndPoint)listener.LocalEndpoint).Port,
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
    }.ConnectionString;

    /// <summary>The round trips after the sessions were open: each ends with one ReadyForQuery.</summary>
    public int RoundTrips => Volatile.Read(ref ready) - Volatile.Read(ref sessions);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await loop;
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(stop.Token);
                _ = Task.Run(() => ServeAsync(client));
            }
        }
        catch (Exception failure) when (failure is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        Interlocked.Increment(ref sessions);
        using var upstream = new TcpClient();
        await upstream.ConnectAsync(server.Host!, server.Port);
        using (client)
        {
            var up = client.GetStream().CopyToAsync(upstream.GetStream(), stop.Token);
            var down = CountAsync(upstream.GetStream(), client.GetStream());
            await Task.WhenAny(up, down);
        }
    }

    private async Task CountAsync(NetworkStream from, NetworkStream to)
    {
        var head = new byte[5];
        while (true)
        {
            await from.ReadExactlyAsync(head, stop.Token);
            var body = new byte[System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(1)) - 4];
            await from.ReadExactlyAsync(body, stop.Token);
            if (head[0] == 'Z') Interlocked.Increment(ref ready);
            await to.WriteAsync(head, stop.Token);
            await to.WriteAsync(body, stop.Token);
        }
    }
}
