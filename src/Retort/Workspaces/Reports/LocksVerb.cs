using Npgsql;
using Retort.Errors;
using Retort.Execution;
using Retort.Execution.Waiting;

namespace Retort.Workspaces.Reports;

/// <summary><c>locks</c>: who holds and who waits for locks on tables.</summary>
internal static class LocksVerb
{
    public static async Task<LocksReport> LocksAsync(this WorkspaceDatabase database, string? table, CancellationToken cancellation)
    {
        await using var source = new RunConnection((await database.AddressAsync(create: false, cancellation)).ToConnectionString());
        await using var connection = await source.OpenAsync(cancellation);
        if (table is not null) await CheckAsync(connection, database, table, cancellation);
        return new LocksReport
        {
            Database = database.Name,
            Url = database.Url.Display,
            Table = table,
            Sessions = await BlockerReader.OfTablesAsync(connection, table ?? "", cancellation),
        };
    }

    private static async Task CheckAsync(NpgsqlConnection connection, WorkspaceDatabase database, string table, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select to_regclass($1) is not null", connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = table });
        if (await command.ExecuteScalarAsync(cancellation) is true) return;
        throw new ServerException("no-such-table", $"there is no table \"{table}\" in {database.Name}")
        {
            Hint = "Write it as in SQL, e.g. `retort locks shop.orders`; `retort locks` shows all.",
        };
    }
}
