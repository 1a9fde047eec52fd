using Npgsql;
using Retort.Sql;

namespace Retort.Guards;

/// <summary>The statements that empty a database and leave its schema: one transaction, no CASCADE, no row that is deleted one by one.</summary>
/// <remarks>All tables are truncated by one statement, so foreign keys between them have no order; triggers on TRUNCATE stay silent.</remarks>
internal sealed class Wipe
{
    private static readonly string[] Modes = ["enable", "enable replica", "enable always"];

    private readonly List<(string Table, string Trigger, int Mode)> triggers = [];
    private readonly List<string> tables = [];
    private readonly List<string> partitioned = [];
    private readonly List<string> sequences = [];
    private readonly List<string> views = [];
    private bool hasLargeObjects;

    private Wipe() { }

    /// <summary>The tables that are emptied.</summary>
    public ValueList<string> Tables => tables.ToValueList();

    public int Sequences => sequences.Count;

    /// <summary>What there is to empty.</summary>
    /// <param name="connection">A session; its transaction sees what is emptied.</param>
    /// <param name="kept">The tables that keep their rows, by schema and name.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static async Task<Wipe> ReadAsync(NpgsqlConnection connection, IReadOnlyCollection<(string Schema, string Name)> kept, CancellationToken cancellation)
    {
        var wipe = new Wipe();
        await using var command = new NpgsqlCommand(SqlFile.Text("Guards/Wipe"), connection)
        {
            CommandTimeout = 0,
            Parameters = { new() { Value = kept.Select(table => table.Schema).ToArray() }, new() { Value = kept.Select(table => table.Name).ToArray() } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation)) wipe.Add(reader.GetInt32(0), reader.GetString(1), reader.IsDBNull(2) ? "" : reader.GetString(2), reader.GetInt32(3));
        return wipe;
    }

    /// <summary>The statements, for one transaction.</summary>
    public IEnumerable<string> Statements()
    {
        foreach (var (table, trigger, _) in triggers) yield return $"alter table {table} disable trigger {trigger}";
        // ONLY, so that a child by inheritance keeps its rows when it is kept.
        if (tables.Count > 0) yield return $"truncate {string.Join(", ", [.. tables.Select(table => $"only {table}"), .. partitioned])}";
        foreach (var sequence in sequences) yield return $"alter sequence {sequence} restart";
        foreach (var view in views) yield return $"refresh materialized view {view}";
        if (hasLargeObjects) yield return "select lo_unlink(oid) from pg_largeobject_metadata";
        foreach (var (table, trigger, mode) in triggers) yield return $"alter table {table} {Modes[mode]} trigger {trigger}";
    }

    private void Add(int kind, string name, string detail, int position)
    {
        switch (kind)
        {
            case 0: triggers.Add((name, detail, position)); break;
            case 1: (position == 0 ? tables : partitioned).Add(name); break;
            case 2: sequences.Add(name); break;
            case 3: views.Add(name); break;
            default: hasLargeObjects = true; break;
        }
    }
}
