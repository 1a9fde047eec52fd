using System.Globalization;
using Npgsql;

namespace Jinbocho.Shared;

/// <summary>Statements with values in them, which become parameters: <c>$"select name from rooms where id = {id}"</c>.</summary>
public static class SqlExtensions
{
    public static async Task<List<T>> RowsAsync<T>(this NpgsqlDataSource database, FormattableString sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellation)
    {
        await using var command = Command(database, sql);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellation)) rows.Add(read(reader));
        return rows;
    }

    /// <summary>The first row; null when there is none.</summary>
    public static async Task<T?> RowAsync<T>(this NpgsqlDataSource database, FormattableString sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellation)
        where T : class => (await database.RowsAsync(sql, read, cancellation)).FirstOrDefault();

    /// <summary>The number of rows that it changed.</summary>
    public static async Task<int> ExecuteAsync(this NpgsqlDataSource database, FormattableString sql, CancellationToken cancellation)
    {
        await using var command = Command(database, sql);
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    public static T? Nullable<T>(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? default : row.GetFieldValue<T>(column);

    private static NpgsqlCommand Command(NpgsqlDataSource database, FormattableString sql)
    {
        var command = database.CreateCommand(string.Format(CultureInfo.InvariantCulture, sql.Format, [.. Enumerable.Range(1, sql.ArgumentCount).Select(number => $"${number}")]));
        foreach (var value in sql.GetArguments()) command.Parameters.Add(new() { Value = value ?? DBNull.Value });
        return command;
    }
}
