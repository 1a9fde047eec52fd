using System.Globalization;
using Retort.Errors;

namespace Retort.Backups;

/// <summary>What <c>pg_restore --list</c> says of a backup: that it can be read to its end, and what is in it.</summary>
internal sealed record BackupContents
{
    /// <summary>The database that it was made of.</summary>
    public string Database { get; init; } = "";

    /// <summary>The version of the server that it was made of, such as <c>15.14</c>.</summary>
    public string ServerVersion { get; init; } = "";

    /// <summary>Its entries.</summary>
    public int Entries { get; init; }

    /// <summary>The tables whose rows are in it, as <c>schema name</c>.</summary>
    public ValueList<string> Tables { get; init; }

    /// <summary>How many of them are not the ledger's.</summary>
    public int OwnTables => Tables.Count(table => !table.StartsWith("retort ", StringComparison.Ordinal));

    /// <exception cref="ServerException">It cannot be read (<c>backup-unreadable</c>).</exception>
    public static async Task<BackupContents> ReadAsync(ClientProgram restore, string path, CancellationToken cancellation)
    {
        var list = await restore.RunAsync(["--list", path], null, null, cancellation);
        if (list.Succeeded) return Parse(list.Output);
        throw new ServerException("backup-unreadable", "the backup cannot be read")
        {
            Detail = list.Excerpt,
            Where = [path],
            Hint = $"It was read with {restore.Name} of PostgreSQL {restore.MajorVersion}; a backup that a newer pg_dump made needs the newer one.",
        };
    }

    /// <summary>Reads the list: <c>;</c> begins the lines of the header, the others are <c>dumpId; oid oid TYPE schema name owner</c>.</summary>
    public static BackupContents Parse(string list)
    {
        var lines = list.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var entries = lines.Where(line => line[0] != ';').ToList();
        return new BackupContents
        {
            Database = Header("dbname:"),
            ServerVersion = Header("Dumped from database version:").Split(' ')[0],
            Entries = entries.Count,
            Lines = entries.ToValueList(),
            Tables = entries.Select(TableOf).OfType<string>().ToValueList(),
        };

        string Header(string name) =>
            lines.Where(line => line[0] == ';').Select(line => line[1..].Trim()).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?[name.Length..].Trim() ?? "";
    }

    /// <summary>The entries that make a database without rows, save the ledger's: without those it would not know where it is.</summary>
    public IEnumerable<string> WithoutRows => Lines.Where(line => Part(line, " TABLE DATA ") is { } table
        ? table.StartsWith("retort ", StringComparison.Ordinal)
        : !RowTypes.Any(type => Part(line, type) is not null));

    private static readonly string[] RowTypes = [" SEQUENCE SET ", " BLOB ", " BLOBS ", " BLOB METADATA "];

    private ValueList<string> Lines { get; init; }

    private static string? TableOf(string entry) => Part(entry, " TABLE DATA ") is not { } rest ? null : rest.LastIndexOf(' ') is > 0 and var owner ? rest[..owner] : rest;

    /// <summary>What follows a type in an entry of that type; names may hold anything, so the type counts only behind the two numbers.</summary>
    private static string? Part(string entry, string type)
    {
        var at = entry.IndexOf(type, StringComparison.Ordinal);
        var isFirst = at > 0 && entry[..at].Split(' ') is [_, var catalog, var oid] && uint.TryParse(oid, NumberStyles.None, CultureInfo.InvariantCulture, out _) && uint.TryParse(catalog, NumberStyles.None, CultureInfo.InvariantCulture, out _);
        return isFirst ? entry[(at + type.Length)..] : null;
    }
}
