using Npgsql;
using Retort.Sql;

namespace Retort.Hazards.Rows;

/// <summary>The values that columns may take, as far as that can be asked before a row is tried.</summary>
internal sealed class RowCandidates(NpgsqlConnection session, bool inDigits)
{
    /// <summary>For each column the values that satisfy the checks of that column alone; all where none does.</summary>
    public async Task<Dictionary<FillColumn, ValueList<string>>> OfAsync(IEnumerable<FillColumn> columns, int number, CancellationToken cancellation)
    {
        var found = new Dictionary<FillColumn, ValueList<string>>();
        foreach (var column in columns.Where(column => column.References is null)) found[column] = await OfAsync(column, number, cancellation);
        return found;
    }

    private async Task<ValueList<string>> OfAsync(FillColumn column, int number, CancellationToken cancellation)
    {
        var values = RowValues.Of(column, number, inDigits);
        if (column.OwnChecks.Count == 0) return values;
        var fitting = new List<string>();
        foreach (var value in values)
            if (value == "default" || await FitsAsync(column, value, cancellation)) fitting.Add(value);
        return fitting.Count == 0 ? values : fitting.ToValueList();
    }

    private async Task<bool> FitsAsync(FillColumn column, string value, CancellationToken cancellation)
    {
        var conditions = string.Join(" and ", column.OwnChecks.Select(check => $"({check}) is not false"));
        try
        {
            await using var command = new NpgsqlCommand($"select {conditions} from (select {value} as {Identifier.Quote(column.Name)}) {Identifier.Quote(column.TableName)}", session);
            return (bool)(await command.ExecuteScalarAsync(cancellation))!;
        }
        catch (PostgresException)
        {
            // The type itself refuses the value.
            return false;
        }
    }
}
