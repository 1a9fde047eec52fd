using System.Text.Encodings.Web;
using System.Text.Json;
using Retort.Errors;

namespace Retort.Cli.Output;

/// <summary>Writes the one JSON document of a command to stdout.</summary>
internal static class JsonOutput
{
    // SQL is full of quotes and angle brackets; nobody pastes this into a web page.
    private static readonly ReportJson context = new(new JsonSerializerOptions(ReportJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Writes reports, and the error that ended them if there is one.</summary>
    public static void Write<T>(Terminal terminal, ValueList<T> reports, RetortException? error = null)
    {
        var document = new ReportDocument<T> { Reports = reports, Error = error is null ? null : ErrorReport.Of(error) };
        terminal.Line(JsonSerializer.Serialize(document, context.GetTypeInfo(typeof(ReportDocument<T>))!));
    }

    /// <summary>Writes an error alone.</summary>
    public static void Write(Terminal terminal, RetortException error) => Write<string>(terminal, [], error);
}
