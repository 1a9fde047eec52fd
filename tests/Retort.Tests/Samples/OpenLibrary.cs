using System.Net;
using System.Text;

namespace Retort.Tests.Samples;

/// <summary>A server that answers as Open Library does about one book, and counts how often it was asked.</summary>
internal sealed class OpenLibrary : IDisposable
{
    private const string Kokoro = """{"title":"Kokoro","authors":[{"name":"Natsume Soseki"}],"publishers":[{"name":"Penguin"}],"publish_date":"February 2010","cover":{"medium":"https://covers.openlibrary.org/b/id/1-M.jpg"}}""";
    private readonly HttpListener listener;
    private int asked;

    public OpenLibrary()
    {
        for (var port = 20000 + Environment.ProcessId % 20000; ; port++)
        {
            listener = new HttpListener();
            listener.Prefixes.Add(Address = $"http://127.0.0.1:{port}/");
            try
            {
                listener.Start();
                break;
            }
            catch (HttpListenerException)
            {
                // The port is taken, and the listener is of no use any more.
            }
        }

        _ = AnswerAsync();
    }

    public string Address { get; }

    public int Asked => asked;

    public void Dispose() => listener.Close();

    private async Task AnswerAsync()
    {
        try
        {
            while (true)
            {
                var context = await listener.GetContextAsync();
                Interlocked.Increment(ref asked);
                var key = context.Request.QueryString["bibkeys"];
                await using var output = context.Response.OutputStream;
                await output.WriteAsync(Encoding.UTF8.GetBytes(key == "ISBN:9780143106036" ? $$"""{"{{key}}":{{Kokoro}}}""" : "{}"));
            }
        }
        catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
        {
            // Closed.
        }
    }
}
