using Npgsql;
using Retort.Catalog.Reflection;
using Retort.Execution;
using Retort.Sql;

namespace Retort.Hazards.Rows;

/// <summary>Gives every empty table of a scratch database a few rows that satisfy its constraints, as far as that can be done.</summary>
internal sealed class RowFiller
{
    private const int RowsEach = 3;
    private const int Tries = 60;

    private readonly NpgsqlConnection session;

    private RowFiller(NpgsqlConnection session) => this.session = session;

    /// <summary>Fills what is empty; tables that others refer to come first.</summary>
    public static async Task<FilledRows> FillAsync(string connectionString, CancellationToken cancellation)
    {
        await using var source = new RunConnection(connectionString);
        await using var session = await source.OpenAsync(cancellation);
        return await new RowFiller(session).FillAsync(cancellation);
    }

    private async Task<FilledRows> FillAsync(CancellationToken cancellation)
    {
        var waiting = (await ColumnsAsync(cancellation)).GroupBy(column => column.Table).ToDictionary(group => group.Key, group => group.ToList());
        foreach (var table in waiting.Keys.ToList())
            if (!await IsEmptyAsync(Name(waiting[table][0]), cancellation)) waiting.Remove(table);
        var (rows, reasons) = (0L, new Dictionary<uint, string>());
        while (Next(waiting) is { } next)
        {
            var columns = waiting[next];
            waiting.Remove(next);
            for (var number = 1; number <= RowsEach; number++)
            {
                if (await InsertAsync(columns, number, cancellation) is not { } refused) rows++;
                else if (number == 1) reasons[next] = $"{Name(columns[0])}: {refused}";
            }
        }
        foreach (var (table, columns) in waiting) reasons[table] = $"{Name(columns[0])}: its foreign keys go round in a circle";
        return new(rows, reasons.Values.ToValueList());
    }

    /// <summary>A table whose foreign keys find rows; else one whose foreign keys may be null.</summary>
    private static uint? Next(Dictionary<uint, List<FillColumn>> waiting)
    {
        foreach (var onlyRequired in (bool[])[false, true])
            foreach (var (table, columns) in waiting)
                if (!columns.Any(column => column.References is { } target && target.Table != table && waiting.ContainsKey(target.Table) && (column.IsNotNull || !onlyRequired))) return table;
        return null;
    }

    private async Task<List<FillColumn>> ColumnsAsync(CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(CatalogQuery.Text("Hazards/Rows/FillColumn", session.PostgreSqlVersion.Major), session);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var (columns, row) = (new List<FillColumn>(), new CatalogRow(reader, "", new StringPool()));
        while (await reader.ReadAsync(cancellation)) columns.Add(FillColumn.Of(row));
        return columns;
    }

    private async Task<bool> IsEmptyAsync(string table, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand($"select not exists (select from {table})", session);
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>Tries values until PostgreSQL takes a row; returns its words when it takes none.</summary>
    private async Task<string?> InsertAsync(List<FillColumn> columns, int number, CancellationToken cancellation)
    {
        string? refused = null;
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            try
            {
                await Scratch.ScratchServer.ExecuteAsync(session, Statement(columns, number, attempt), cancellation);
                return null;
            }
            catch (PostgresException error)
            {
                refused ??= error.MessageText;
                if (error.SqlState == PostgresErrorCodes.UniqueViolation) number += 7;
                // Of what the values are not to blame for, no others will do.
                else if (error.SqlState is not (PostgresErrorCodes.CheckViolation or PostgresErrorCodes.StringDataRightTruncation or PostgresErrorCodes.NumericValueOutOfRange
                    or PostgresErrorCodes.InvalidTextRepresentation or PostgresErrorCodes.NotNullViolation or PostgresErrorCodes.DatatypeMismatch or PostgresErrorCodes.CannotCoerce or PostgresErrorCodes.InvalidDatetimeFormat)) return refused;
            }
        }
        return refused;
    }

    /// <summary>One row; the attempt chooses among candidates as digits of a number choose.</summary>
    private static string Statement(List<FillColumn> columns, int number, int attempt)
    {
        var values = new List<string>(columns.Count);
        foreach (var column in columns)
        {
            if (column.References is { } target) { values.Add(Reference(column, target, number)); continue; }
            var candidates = RowValues.Of(column, number);
            values.Add(candidates[attempt % candidates.Count]);
            if (candidates.Count > 1) attempt /= candidates.Count;
        }
        return columns.Count == 0 ? "select" : $"insert into {Name(columns[0])} ({string.Join(", ", columns.Select(column => Identifier.Quote(column.Name)))}) values ({string.Join(", ", values)})";
    }

    /// <summary>A key that is there: of another row for each, as far as they go.</summary>
    private static string Reference(FillColumn column, (uint Table, string Name, string Column) target, int number)
    {
        if (target.Table == column.Table && !column.IsNotNull) return "null";
        var key = Identifier.Quote(target.Column);
        return $"(select {key} from (select {key}, row_number() over () as place from {target.Name} where {key} is not null) keys order by abs(place - {number}) limit 1)";
    }

    private static string Name(FillColumn column) => Identifier.Quote(column.Schema, column.TableName);
}
