using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Retort.Cli.Output;

/// <summary><c>--log json</c>: each record of a run as one line of JSON on stderr.</summary>
internal sealed class JsonLog(TextWriter to, TimeProvider clock) : ILogger
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            writer.WriteString("time", clock.GetUtcNow().UtcDateTime);
            writer.WriteString("level", logLevel.ToString().ToLowerInvariant());
            writer.WriteNumber("eventId", eventId.Id);
            writer.WriteString("event", eventId.Name);
            writer.WriteString("message", formatter(state, exception));
            foreach (var (name, value) in state as IReadOnlyList<KeyValuePair<string, object?>> ?? []) Write(writer, name, value);
            writer.WriteEndObject();
        }

        to.WriteLine(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }

    private static void Write(Utf8JsonWriter writer, string name, object? value)
    {
        if (name == "{OriginalFormat}") return;
        // The field of that name would hide the sentence.
        writer.WritePropertyName(name == "Message" ? "revisionMessage" : JsonNamingPolicy.CamelCase.ConvertName(name));
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case int number: writer.WriteNumberValue(number); break;
            case long number: writer.WriteNumberValue(number); break;
            case double number: writer.WriteNumberValue(number); break;
            case bool flag: writer.WriteBooleanValue(flag); break;
            default: writer.WriteStringValue(value.ToString()); break;
        }
    }
}
