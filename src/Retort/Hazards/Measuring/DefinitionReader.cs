using Npgsql;
using NpgsqlTypes;
using Retort.Catalog.Reflection;
using Retort.Sql;

namespace Retort.Hazards.Measuring;

/// <summary>Asks how PostgreSQL writes the indexes and constraints that a statement made, for the safe form.</summary>
internal static class DefinitionReader
{
    public static async Task<StatementFacts> WithDefinitionsAsync(this StatementFacts facts, NpgsqlConnection session, CancellationToken cancellation)
    {
        var made = facts.After.Relations.Values.Where(relation => relation.IsIndex && !facts.Before.Relations.ContainsKey(relation.Oid)).Select(relation => relation.Oid)
            .Concat(facts.After.Constraints.Keys.Where(oid => !facts.Before.Constraints.ContainsKey(oid)))
            .ToArray();
        if (made.Length == 0) return facts;
        await using var command = new NpgsqlCommand(SqlFile.Text("Hazards/Measuring/Definition", session.PostgreSqlVersion.Major), session)
        {
            CommandTimeout = 0,
            Parameters = { new() { Value = made, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Oid } },
        };
        var definitions = new Dictionary<uint, string>();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation)) definitions[reader.GetFieldValue<uint>(0)] = Sql.SqlText.LowerCase(reader.GetString(1));
        return facts with { Definitions = definitions };
    }
}
