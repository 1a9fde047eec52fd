using Npgsql;

namespace Retort.Workspaces.Clones;

/// <summary>Takes rows from one session to another as text, which every version of PostgreSQL reads alike.</summary>
internal sealed class RowTransfer(NpgsqlConnection from, NpgsqlConnection into)
{
    private const int BufferSize = 1 << 16;

    /// <summary>Copies what a query gives into a table, and says how many rows that were.</summary>
    public async Task<long> CopyAsync(string query, string table, string columns, CancellationToken cancellation)
    {
        var rows = 0L;
        using var reader = await from.BeginTextExportAsync($"copy ({query}) to stdout", cancellation);
        await using (var writer = await into.BeginTextImportAsync($"copy {table} ({columns}) from stdin", cancellation))
        {
            var buffer = new char[BufferSize];
            // In COPY's text a line end within a value is written as \n: each line is a row.
            for (var count = await reader.ReadAsync(buffer, cancellation); count > 0; count = await reader.ReadAsync(buffer, cancellation))
            {
                rows += buffer.AsSpan(0, count).Count('\n');
                await writer.WriteAsync(buffer.AsMemory(0, count), cancellation);
            }
        }
        return rows;
    }
}
