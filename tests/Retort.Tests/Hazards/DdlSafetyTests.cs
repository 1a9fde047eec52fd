using System.Collections.Concurrent;
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

    /// <summary>What the list could not see, because it was sampled from outside: there we may know more.</summary>
    private static readonly Dictionary<string, string> Unseen = new()
    {
        ["create_index_concurrently_partitioned"] = "the server refuses it",
        ["drop_index_concurrently_partitioned"] = "the server refuses it",
        ["alter_type_owner on 18"] = "the role of the list was not made on that server; on all others it was",
        ["alter_view_owner on 18"] = "the role of the list was not made on that server; on all others it was",
        ["reindex_schema"] = "the list shows nothing; it takes SHARE on every table, one after the other",
    };

    [Fact]
    public async Task Locks_rewrites_and_scans_of_every_statement_are_as_listed()
    {
        using var cases = JsonDocument.Parse(await File.ReadAllTextAsync(Cases.Require("ddl-safety.json"), TestContext.Current.CancellationToken));
        await server.CreateRoleAsync("probe_r");
        var template = await server.CreateDatabaseAsync();
        await LoadAsync(template, cases.RootElement.GetProperty("base_schema").GetString()!);
        var version = (await TestServer.VersionAsync(template)).ToString(CultureInfo.InvariantCulture);
        var listed = cases.RootElement.GetProperty("statements").EnumerateArray().Where(item => item.GetProperty("by_version").TryGetProperty(version, out _)).ToLookup(NeedsOwnDatabase);
        var wrong = new ConcurrentBag<string>();

        // What is rolled back shares one database; a committed statement, or one that is prepared for by others, has its own.
        var alone = Parallel.ForEachAsync(listed[true], new ParallelOptions { MaxDegreeOfParallelism = 3 }, async (item, _) =>
        {
            var own = await server.CreateDatabaseAsync(Name(template));
            if (await DifferenceAsync(own, item, version) is { } difference) wrong.Add(difference);
            await server.DropDatabaseAsync(own);
        });
        var shared = await server.CreateDatabaseAsync(Name(template));
        foreach (var item in listed[false])
            if (await DifferenceAsync(shared, item, version) is { } difference) wrong.Add(difference);
        await alone;

        TestContext.Current.TestOutputHelper?.WriteLine($"{listed[true].Count() + listed[false].Count()} statements on PostgreSQL {version}");
        Assert.True(wrong.IsEmpty, string.Join('\n', wrong));
    }

    private static bool NeedsOwnDatabase(JsonElement item) => Text(item, "pre").Length > 0 || !InTransaction(item.GetProperty("by_version").EnumerateObject().Last().Value);

    private static bool InTransaction(JsonElement listed) => !listed.TryGetProperty("in_transaction", out var told) || told.GetBoolean();

    private static string Text(JsonElement item, string name) => item.GetProperty(name).GetString() ?? "";

    private static string Name(string database) => new NpgsqlConnectionStringBuilder(database).Database!;

    private static async Task<string?> DifferenceAsync(string database, JsonElement item, string version)
    {
        var listed = item.GetProperty("by_version").GetProperty(version);
        var (pre, sql) = (Text(item, "pre"), Text(item, "sql").Replace("database probe", $"database {Name(database)}"));
        if (pre.Length > 0) await LoadAsync(database, pre);
        var settings = new[] { "set search_path = s, public", pre.Contains("timezone") ? pre : "set timezone = 'Europe/Berlin'" };
        var (facts, state) = InTransaction(listed) ? await TransactionAsync(database, settings, sql) : await AloneAsync(database, settings, sql);
        if (Unseen.ContainsKey(Text(item, "id")) || Unseen.ContainsKey($"{Text(item, "id")} on {version}")) return null;
        // Before 15 the statistics of VACUUM come from another process, later.
        if (Text(item, "id") == "vacuum" && int.Parse(version, CultureInfo.InvariantCulture) < 15) return null;
        return Differs(listed, facts, state) is { } difference ? $"{Text(item, "id")}: {difference}\n    {sql}" : null;
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
        var text = listed.GetProperty(what).GetString()!.Replace("partitions S (one transaction each)", "pt1 S, pt2 S").Replace("partitions", "pt1,pt2").Replace("SUX then AX", "AX");
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
