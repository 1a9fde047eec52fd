using Npgsql;
using Retort.Catalog.Reflection;
using Retort.Execution;
using Retort.Scratch;
using Retort.Sql;

namespace Retort.Hazards.Rows;

/// <summary>Gives every empty table of a scratch database a few rows that satisfy its constraints, as far as that can be done.</summary>
internal sealed class RowFiller
{
    private const int RowsEach = 3;
    private const int Tries = 200;

    private readonly NpgsqlConnection session;
    private readonly RowFilling filling;

    private RowFiller(NpgsqlConnection session, RowFilling filling) => (this.session, this.filling) = (session, filling);

    /// <summary>Fills what is empty; tables that others refer to come first.</summary>
    public static async Task<FilledRows> FillAsync(string connectionString, RowFilling filling, CancellationToken cancellation)
    {
        if (filling.LeavesAll) return new(0, []);
        await using var source = new RunConnection(connectionString);
        await using var session = await source.OpenAsync(cancellation);
        // Names are qualified here as they are in what is demanded.
        await ScratchServer.ExecuteAsync(session, "set search_path = ''", cancellation);
        var demanded = new List<RowDemand>();
        foreach (var demand in filling.Demands ?? [])
            if (await AllowsAsync(session, demand.Add, cancellation)) demanded.Add(demand);
        var filled = await new RowFiller(session, filling).FillAsync(cancellation);
        demanded.Reverse();
        foreach (var demand in demanded) await ScratchServer.ExecuteAsync(session, demand.Drop, cancellation);
        return filled;
    }

    /// <summary>What speaks of tables or columns that are not there yet cannot be demanded before.</summary>
    private static async Task<bool> AllowsAsync(NpgsqlConnection session, string statement, CancellationToken cancellation)
    {
        try
        {
            await ScratchServer.ExecuteAsync(session, statement, cancellation);
            return true;
        }
        catch (PostgresException)
        {
            return false;
        }
    }

    private async Task<FilledRows> FillAsync(CancellationToken cancellation)
    {
        var waiting = (await ColumnsAsync(cancellation)).GroupBy(column => column.Table).ToDictionary(group => group.Key, group => group.ToList());
        foreach (var table in waiting.Keys.ToList())
            if (filling.Left.Contains($"{waiting[table][0].Schema}.{waiting[table][0].TableName}") || !await IsEmptyAsync(Name(waiting[table][0]), cancellation)) waiting.Remove(table);
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
        await using var command = new NpgsqlCommand(SqlFile.Text("Hazards/Rows/FillColumn", session.PostgreSqlVersion.Major), session);
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
        var (candidates, changed) = (new Dictionary<FillColumn, ValueList<string>>(), false);
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            try
            {
                if (attempt == 0 || changed) candidates = await new RowCandidates(session, filling.InDigits).OfAsync(columns, number, cancellation);
                changed = false;
                await ScratchServer.ExecuteAsync(session, Statement(columns, candidates, number, attempt), cancellation);
                return null;
            }
            catch (PostgresException error)
            {
                refused ??= error.MessageText;
                if (error.SqlState == PostgresErrorCodes.UniqueViolation) (number, changed) = (number + 7, true);
                // Of what the values are not to blame for, no others will do.
                else if (error.SqlState is not (PostgresErrorCodes.CheckViolation or PostgresErrorCodes.StringDataRightTruncation or PostgresErrorCodes.NumericValueOutOfRange
                    or PostgresErrorCodes.InvalidTextRepresentation or PostgresErrorCodes.NotNullViolation or PostgresErrorCodes.DatatypeMismatch or PostgresErrorCodes.CannotCoerce or PostgresErrorCodes.InvalidDatetimeFormat)) return refused;
            }
        }
        return refused;
    }

    /// <summary>One row; the attempt chooses among candidates as digits of a number choose.</summary>
    private static string Statement(List<FillColumn> columns, Dictionary<FillColumn, ValueList<string>> candidates, int number, int attempt)
    {
        if (columns.Count == 0) return "select";
        // What a check speaks of varies first.
        var (names, values) = (new List<string>(columns.Count), new List<string>(columns.Count));
        foreach (var column in columns.OrderByDescending(column => column.Checks.Count > 0))
        {
            names.Add(Identifier.Quote(column.Name));
            if (column.References is { } target) { values.Add(Reference(column, target, number)); continue; }
            var those = candidates[column];
            values.Add(those[attempt % those.Count]);
            attempt /= those.Count;
        }
        return $"insert into {Name(columns[0])} ({string.Join(", ", names)}) values ({string.Join(", ", values)})";
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
