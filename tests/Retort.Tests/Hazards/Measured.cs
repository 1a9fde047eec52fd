using Npgsql;
using Retort.Hazards;
using Retort.Hazards.Measuring;
using Retort.Hazards.Rules;
using Retort.Revisions;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Hazards;

/// <summary>Measures a script in a database of its own.</summary>
internal static class Measured
{
    /// <summary>The hazards of a script in a database that some statements have prepared.</summary>
    public static async Task<List<Hazard>> HazardsAsync(TestServer server, string before, string script)
    {
        var database = await server.CreateDatabaseAsync();
        if (before.Length > 0) await TestServer.ExecuteAsync(database, [.. Sql.SqlSplitter.Split(before).Select(statement => statement.Text)]);
        var parsed = Script.Parse(script);
        var facts = await new ScriptMeter(database, "public").MeasureAsync(parsed, TestContext.Current.CancellationToken);
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        var hazards = HazardRules.Find(parsed, facts, "public", connection.PostgreSqlVersion.Major).ToList();
        await connection.CloseAsync();
        await server.DropDatabaseAsync(database);
        return hazards;
    }

    /// <summary>The names of the findings, in order, each once.</summary>
    public static string Findings(IEnumerable<Hazard> hazards) =>
        string.Join(' ', hazards.Where(hazard => hazard.IsOpen).Select(hazard => hazard.Name).Distinct().Order(StringComparer.Ordinal));
}
