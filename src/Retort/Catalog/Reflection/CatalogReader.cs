using System.Data;
using Npgsql;
using Retort.Sql;

namespace Retort.Catalog.Reflection;

/// <summary>Reads what a database contains: one batch of whole-database queries, in one transaction that sees one moment.</summary>
/// <remarks>The number of round trips does not depend on the size of the database. Members of extensions are left out; the extension is there instead.</remarks>
internal static class CatalogReader
{
    /// <summary>The picture of the database that an open connection leads to. Only ACCESS SHARE locks on catalogs are taken.</summary>
    /// <param name="connection">An open connection, outside of a transaction.</param>
    /// <param name="schema">The default schema: names in it are written bare.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static async Task<Database> ReadAsync(NpgsqlConnection connection, string schema = "public", CancellationToken cancellation = default)
    {
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation).ConfigureAwait(false);
        var version = connection.PostgreSqlVersion.Major;
        await using var batch = new NpgsqlBatch(connection, transaction) { Timeout = 0 };
        foreach (var setting in Settings(schema)) Add(batch, setting);
        Add(batch, "select current_user");
        Add(batch, SqlFile.Text("Catalog/Privileges/BuiltInPrivilege", version));
        Add(batch, SqlFile.Text("Catalog/Reflection/Facet", version));
        foreach (var kind in ObjectKinds.All) Add(batch, SqlFile.Text(kind.Reader.Query, version));
        Add(batch, SqlFile.Text("Catalog/Reflection/Alias", version));
        Add(batch, SqlFile.Text("Catalog/Reflection/Dependency", version));
        Add(batch, SqlFile.Text("Catalog/Reflection/NotModelled", version));

        await using var reader = await batch.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var found = new CatalogObjects(schema);
        await reader.ReadAsync(cancellation).ConfigureAwait(false);
        var role = reader.GetString(0);
        await reader.NextResultAsync(cancellation).ConfigureAwait(false);
        await found.ReadBuiltInPrivilegesAsync(reader, cancellation).ConfigureAwait(false);
        await reader.NextResultAsync(cancellation).ConfigureAwait(false);
        await found.ReadFacetsAsync(reader, cancellation).ConfigureAwait(false);
        await reader.NextResultAsync(cancellation).ConfigureAwait(false);
        foreach (var kind in ObjectKinds.All)
        {
            await found.ReadAsync(kind, reader, cancellation).ConfigureAwait(false);
            await reader.NextResultAsync(cancellation).ConfigureAwait(false);
        }
        await found.ReadAliasesAsync(reader, cancellation).ConfigureAwait(false);
        await reader.NextResultAsync(cancellation).ConfigureAwait(false);
        await found.ReadDependenciesAsync(reader, cancellation).ConfigureAwait(false);
        await reader.NextResultAsync(cancellation).ConfigureAwait(false);
        var notModelled = new List<string>();
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false)) notModelled.Add(reader.GetString(0));
        return new Database(found.Finish(), version, schema, notModelled.ToValueList()) { Role = role, BuiltInPrivileges = found.BuiltInPrivileges };
    }

    /// <summary>What a transaction that reads sets first.</summary>
    internal static IEnumerable<string> Settings(string schema) =>
    [
        "set transaction read only",
        $"set local search_path = {Sql.Identifier.Quote(schema)}",
        // Whole-database queries look costly to the planner, which would compile each for longer than it runs.
        "set local jit = off",
        // Constants are printed by these; pg_dump sets them too, and a run works in UTC.
        "set local timezone = 'UTC'",
        "set local datestyle = 'ISO, YMD'",
        "set local intervalstyle = postgres",
        "set local extra_float_digits = 3",
        "set local quote_all_identifiers = off",
    ];

    private static void Add(NpgsqlBatch batch, string sql) => batch.BatchCommands.Add(new NpgsqlBatchCommand(sql));
}
