using Npgsql;
using Retort.Sql;

namespace Retort.Server.Copies;

/// <summary>Somebody who is connected to a database.</summary>
public sealed record DatabaseSession
{
    /// <summary>Its server process.</summary>
    public required int Pid { get; init; }

    /// <summary>Its role.</summary>
    public string? User { get; init; }

    /// <summary>What it calls itself.</summary>
    public string? Application { get; init; }

    /// <summary>Such as <c>idle</c> or <c>active</c>.</summary>
    public string? State { get; init; }

    /// <summary>Its running or last statement, on one line, at most 200 characters.</summary>
    public string? Query { get; init; }

    /// <summary>Since when it is in that state.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>In one line, as in <c>process 4711 (app as alice, idle since 09:12:44Z): select 1</c>.</summary>
    public override string ToString()
    {
        var since = Since is { } moment ? $" since {moment.UtcDateTime:HH:mm:ss}Z" : "";
        var application = string.IsNullOrEmpty(Application) ? "" : $"{Application} as ";
        return $"process {Pid} ({application}{User ?? "server"}, {State ?? "background"}{since}){(string.IsNullOrEmpty(Query) ? "" : $": {Query}")}";
    }

    internal static async Task<ValueList<DatabaseSession>> ReadAsync(NpgsqlConnection connection, string database, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(SqlFile.Text("Server/Copies/Sessions"), connection) { Parameters = { new() { Value = database } } };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var sessions = new List<DatabaseSession>();
        while (await reader.ReadAsync(cancellation))
        {
            sessions.Add(new DatabaseSession
            {
                Pid = reader.GetInt32(0),
                User = Text(1),
                Application = Text(2),
                State = Text(3),
                Query = Text(4),
                Since = reader.IsDBNull(5) ? null : new DateTimeOffset(reader.GetDateTime(5), TimeSpan.Zero),
            });
        }

        return sessions.ToValueList();

        string? Text(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
    }
}
