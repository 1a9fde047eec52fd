using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Retort.Tests.Execution;

/// <summary>Stands between a client and the server: counts round trips, cuts sessions, and can look like a pooler.</summary>
internal sealed class TestProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly NpgsqlConnectionStringBuilder server;
    private readonly CancellationTokenSource stop = new();
    private readonly Task loop;
    private int messages;
    private int ready;
    private int sessions;

    public TestProxy(string connectionString)
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

    /// <summary>Cuts the session, once, instead of passing on this message of the server, from 1; 0 never.</summary>
    public int CutAt { get; init; }

    /// <summary>Done at the message to cut at, with the number of the server process that sent it; null cuts the session.</summary>
    public Func<int, Task>? AtCut { get; init; }

    /// <summary>The messages of the server so far.</summary>
    public int Messages => Volatile.Read(ref messages);

    /// <summary>Whether to tell clients the number of a process that is not the one that answers.</summary>
    public bool LooksLikePooler { get; init; }

    /// <summary>Whether the message to cut at has come by.</summary>
    public bool HasCut => CutAt > 0 && Volatile.Read(ref messages) >= CutAt;

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
        using (client)
        {
            using var upstream = new TcpClient { NoDelay = true };
            client.NoDelay = true;
            await upstream.ConnectAsync(server.Host!, server.Port);
            var up = client.GetStream().CopyToAsync(upstream.GetStream(), stop.Token);
            var down = PassAsync(upstream.GetStream(), client.GetStream());
            await Task.WhenAny(up, down);
        }
    }

    private async Task PassAsync(NetworkStream from, NetworkStream to)
    {
        var head = new byte[5];
        var process = 0;
        while (true)
        {
            await from.ReadExactlyAsync(head, stop.Token);
            var body = new byte[BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(1)) - 4];
            await from.ReadExactlyAsync(body, stop.Token);
            if (head[0] == 'K') process = BinaryPrimitives.ReadInt32BigEndian(body);
            if (Interlocked.Increment(ref messages) == CutAt)
            {
                if (AtCut is null) return;
                await AtCut(process);
            }

            if (head[0] == 'Z') Interlocked.Increment(ref ready);
            if (head[0] == 'K' && LooksLikePooler) body[0] ^= 0x40;
            await to.WriteAsync((byte[])[.. head, .. body], stop.Token);
        }
    }
}
