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

    /// <summary>Cuts the session, once, instead of passing on this message, from 1; 0 never.</summary>
    public int CutAt { get; init; }

    /// <summary>Done at the message to cut at, with the number of the session's server process; null cuts the session.</summary>
    public Func<int, Task>? AtCut { get; init; }

    /// <summary>Whether messages of the client are counted, and sessions are cut at them too.</summary>
    public bool CountsClient { get; init; } = true;

    /// <summary>The messages so far.</summary>
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
            var session = new Session();
            var up = PassUpAsync(client.GetStream(), upstream.GetStream(), session);
            var down = PassDownAsync(upstream.GetStream(), client.GetStream(), session);
            await Task.WhenAny(up, down);
        }
    }

    private async Task PassUpAsync(NetworkStream from, NetworkStream to, Session session)
    {
        // The first message has no type.
        for (var message = await ReadAsync(from, typed: false); !CountsClient || await IsPassedAsync(session); message = await ReadAsync(from, typed: true))
            await to.WriteAsync(message, stop.Token);
    }

    private async Task PassDownAsync(NetworkStream from, NetworkStream to, Session session)
    {
        while (true)
        {
            var message = await ReadAsync(from, typed: true);
            if (message[0] == 'K') session.Process = BinaryPrimitives.ReadInt32BigEndian(message.AsSpan(5));
            if (!await IsPassedAsync(session)) return;
            if (message[0] == 'Z') Interlocked.Increment(ref ready);
            if (message[0] == 'K' && LooksLikePooler) message[5] ^= 0x40;
            await to.WriteAsync(message, stop.Token);
        }
    }

    private async Task<bool> IsPassedAsync(Session session)
    {
        if (Interlocked.Increment(ref messages) != CutAt) return true;
        if (AtCut is null) return false;
        await AtCut(session.Process);
        return true;
    }

    private async Task<byte[]> ReadAsync(NetworkStream from, bool typed)
    {
        var head = new byte[typed ? 5 : 4];
        await from.ReadExactlyAsync(head, stop.Token);
        var length = BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(head.Length - 4));
        var message = new byte[head.Length + length - 4];
        head.CopyTo(message, 0);
        await from.ReadExactlyAsync(message.AsMemory(head.Length), stop.Token);
        return message;
    }

    private sealed class Session
    {
        public int Process { get; set; }
    }
}
