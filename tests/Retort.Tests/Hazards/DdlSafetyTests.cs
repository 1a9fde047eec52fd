using System.Globalization;
using System.Text.Json;
using Npgsql;
using Retort.Hazards.Measuring;
using Retort.Sql;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Hazards;

/// <summary>What is measured is what was listed for every statement, by hand and on every version.</summary>
public sealed class DdlSafetyTests(TestServer server)
{
    private static readonly Dictionary<string, LockMode> Short = new()
    {
        ["AS"] = LockMode.AccessShare,
        ["RS"] = LockMode.RowShare,
        ["RX"] = LockMode.RowExclusive,
        ["SUX"] = LockMode.ShareUpdateExclusive,
        ["S"] = LockMode.Share,
        ["SRX"] = LockMode.ShareRowExclusive,
        ["X"] = LockMode.Exclusive,
        ["AX"] = LockMode.AccessExclusive,
    };

    [Fact]
    public async Task Locks_rewrites_and_scans_of_every_statement_are_as_listed()
    {
        using var cases = JsonDocument.Parse(await File.ReadAllTextAsync(Cases.Require("ddl-safety.json"), TestContext.Current.CancellationToken));
        await server.CreateRoleAsync("probe_r");
        var shared = await server.CreateDatabaseAsync();
        await LoadAsync(shared, cases.RootElement.GetProperty("base_schema").GetString()!);
        var template = new NpgsqlConnectionStringBuilder(shared).Database!;
        var version = (await TestServer.VersionAsync(shared)).ToString(CultureInfo.InvariantCulture);
        var (wrong, count) = (new List<string>(), 0);
        foreach (var item in cases.RootElement.GetProperty("statements").EnumerateArray())
        {
            if (!item.GetProperty("by_version").TryGetProperty(version, out var listed)) continue;
            count++;
            var (pre, sql) = (item.GetProperty("pre").GetString() ?? "", item.GetProperty("sql").GetString()!);
            var inTransaction = !listed.TryGetProperty("in_transaction", out var told) || told.GetBoolean();
            var own = pre.Length > 0 || !inTransaction ? await server.CreateDatabaseAsync(template) : null;
            if (pre.Length > 0) await LoadAsync(own!, pre);
            var settings = new[] { "set search_path = s, public", pre.Contains("timezone") ? pre : "set timezone = 'Europe/Berlin'" };
            var (facts, state) = inTransaction ? await TransactionAsync(own ?? shared, settings, sql) : await AloneAsync(own!, settings, sql);
            if (Differs(listed, facts, state) is { } difference) wrong.Add($"{item.GetProperty("id").GetString()}: {difference}\n    {sql}");
            if (own is not null) await server.DropDatabaseAsync(own);
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{count} statements on PostgreSQL {version}");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static async Task<(List<StatementFacts>, CatalogState)> TransactionAsync(string database, string[] settings, string sql)
    {
        await using var session = new NpgsqlConnection(database);
        await session.OpenAsync();
        foreach (var setting in settings) await new NpgsqlCommand(setting, session).ExecuteNonQueryAsync();
        await new NpgsqlCommand("begin", session).ExecuteNonQueryAsync();
        var before = await CatalogStateReader.ReadAsync(session, CancellationToken.None);
        var meter = new TransactionMeter(session, before);
        var facts = new List<StatementFacts>();
        foreach (var statement in SqlSplitter.Split(sql))
        {
            facts.Add(await meter.MeasureAsync(statement, CancellationToken.None));
            if (facts[^1].Failure is not null) break;
        }
        return (facts, before);
    }

    private static async Task<(List<StatementFacts>, CatalogState)> AloneAsync(string database, string[] settings, string sql)
    {
        var facts = await new AutocommitMeter(database).MeasureAsync(SqlSplitter.Split(sql)[0], settings, CancellationToken.None);
        return ([facts], facts.Before);
    }

    private static string? Differs(JsonElement listed, List<StatementFacts> facts, CatalogState before)
    {
        var failure = facts[^1].Failure;
        if (listed.TryGetProperty("sqlstate", out var state)) return failure?.SqlState == state.GetString() ? null : $"listed {state}, measured {failure?.ToString() ?? "no error"}";
        if (failure is not null) return $"measured {failure}";
        var differences = new[]
        {
            Difference("locks", listed, Locks(facts, before)),
            Difference("rewrite", listed, Names(facts.SelectMany(one => one.Rewritten), before)),
            Difference("scan", listed, Names(facts.SelectMany(one => one.Scanned), before)),
        };
        return differences.Any(one => one is not null) ? string.Join("; ", differences.OfType<string>()) : null;
    }

    private static string? Difference(string what, JsonElement listed, string measured)
    {
        var text = listed.GetProperty(what).GetString()!;
        var wanted = what switch
        {
            "locks" => Sorted(text == "-" || text.Contains("index", StringComparison.Ordinal) ? "" : text),
            "rewrite" => text.StartsWith("yes (", StringComparison.Ordinal) ? Sorted(text[5..^1]) : "",
            _ => text == "no" ? "" : Sorted(text.Split(" (")[0]),
        };
        return wanted == measured ? null : $"{what} listed \"{text}\", measured \"{measured}\"";
    }

    private static string Sorted(string list) => string.Join(", ", list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));

    private static string Names(IEnumerable<MeasuredRelation> relations, CatalogState before) =>
        Sorted(string.Join(',', relations.Where(relation => before.Relations.ContainsKey(relation.Oid)).Select(relation => relation.Name).Distinct()));

    private static string Locks(List<StatementFacts> facts, CatalogState before) => Sorted(string.Join(',',
        from one in facts.SelectMany(fact => fact.Taken)
        where before.Relations.ContainsKey(one.Relation.Oid) && !one.Relation.IsIndex
        group one.Mode by one.Relation.Name into same
        select $"{same.Key} {Short.First(pair => pair.Value == same.Max()).Key}"));

    private static Task LoadAsync(string database, string sql) =>
        TestServer.ExecuteAsync(database, ["set search_path = s, public", .. SqlSplitter.Split(sql).Select(statement => statement.Text)]);
}
