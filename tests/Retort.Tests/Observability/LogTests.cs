using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Retort.Execution.Events;
using Retort.Execution.Telemetry;
using Retort.Tests.CommandLine;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Observability;

/// <summary>Records of a log: their numbers are kept, each event has one, and the tool writes them as JSON.</summary>
public sealed class LogTests(TestServer server)
{
    private static readonly IReadOnlyList<(string Name, LoggerMessageAttribute Of)> Records =
        [.. typeof(RunLog).GetMethods(BindingFlags.Public | BindingFlags.Static).Select(method => (method.Name, method.GetCustomAttribute<LoggerMessageAttribute>()!)).Where(one => one.Item2 is not null).OrderBy(one => one.Item2.EventId)];

    [Fact]
    public void Numbers_and_names_are_unique_and_names_are_those_of_the_methods()
    {
        Assert.Equal(Records.Count, Records.Select(one => one.Of.EventId).Distinct().Count());
        Assert.All(Records, one => Assert.Equal(one.Name, one.Of.EventName));
    }

    [Fact]
    public void The_reference_is_written_from_the_code()
    {
        var file = Path.Combine(Cases.Checkout(), "docs/reference/observability.md");
        var lines = Records.Select(one => $"| {one.Of.EventId} | `{one.Of.EventName}` | {one.Of.Level} | {one.Of.Message} |");
        var table = $"| id | event | level | text |\n|---|---|---|---|\n{string.Join('\n', lines)}\n";
        var text = File.ReadAllText(file);
        const string start = "<!-- records -->\n";
        const string end = "<!-- end of records -->";
        var (from, to) = (text.IndexOf(start, StringComparison.Ordinal) + start.Length, text.IndexOf(end, StringComparison.Ordinal));
        Approved.Check(file, $"{text[..from]}{table}{text[to..]}");
    }

    [Fact]
    public void Every_event_has_a_record()
    {
        var events = typeof(RunEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(RunEvent))).ToList();
        Assert.True(events.Count >= 15);
        var heard = new List<string>();
        foreach (var type in events)
        {
            var next = (RunEvent)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(type);
            RunLogger.Write(new Ear(heard), next);
        }

        Assert.Equal(events.Count, heard.Count);
    }

    [Fact]
    public async Task The_tool_writes_a_line_of_JSON_for_each_beside_its_text()
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        scene.Revision("a1", null, "create table t (id int);", "drop table t;").Revision("b2", "a1", "select 1 / 0;");
        await scene.RunAsync("upgrade", "a1", "--log", "json");
        Assert.Contains("Upgraded app", scene.Output);
        var records = Json(scene.Errors);
        Assert.Equal(["RunStarted", "LedgerCreated", "RevisionStarted", "RevisionFinished", "RunFinished"], records.Select(record => record.GetProperty("event").GetString()));
        Assert.Equal([1, 40, 10, 11, 2], records.Select(record => record.GetProperty("eventId").GetInt32()));
        Assert.Equal(("a1", "write a1", 1), (records[2].GetProperty("revision").GetString(), records[2].GetProperty("revisionMessage").GetString(), records[2].GetProperty("number").GetInt32()));
        await scene.RunAsync("upgrade", "--log", "json", "--json", "-q");
        var failed = Json(scene.Errors)[^1];
        Assert.Equal(("RunFailed", "error", "statement-failed", "a1"),
            (failed.GetProperty("event").GetString(), failed.GetProperty("level").GetString(), failed.GetProperty("code").GetString(), failed.GetProperty("heads").GetString()));
        await scene.RunAsync("downgrade", "base", "--log", "xml");
        Assert.Contains("does not take \"xml\"", scene.Errors);
    }

    private static List<JsonElement> Json(string text) =>
        [.. text.Split('\n').Where(line => line.StartsWith('{')).Select(line => JsonDocument.Parse(line).RootElement)];

    private sealed class Ear(List<string> heard) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => heard.Add(eventId.Name!);
    }
}
