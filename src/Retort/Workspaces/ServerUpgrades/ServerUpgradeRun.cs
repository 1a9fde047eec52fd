using Npgsql;
using Retort.Backups;
using Retort.Catalog.Columns;
using Retort.Catalog.Reflection;
using Retort.Configuration;
using Retort.Errors;
using Retort.Execution;
using Retort.Server;
using Retort.Server.Copies;
using Retort.Sources;
using Retort.Sql;

namespace Retort.Workspaces.ServerUpgrades;

/// <summary>Brings databases from one server to another: each is dumped, restored and compared; then all get their names.</summary>
internal sealed class ServerUpgradeRun(Workspace workspace, RunningServer from, RunningServer to)
{
    private readonly string folder = Path.Combine(workspace.Configuration.WorkFolder, $"upgrade_{from.MajorVersion}_{to.MajorVersion}");

    public async Task<ValueList<UpgradedDatabase>> RunAsync(ValueList<LocalDatabase> databases, CancellationToken cancellation)
    {
        var made = new List<(UnfinishedDatabase Database, UpgradedDatabase Report)>();
        try
        {
            foreach (var one in databases)
            {
                workspace.Progress?.Report($"bringing {one.Name} from PostgreSQL {from.MajorVersion} to {to.MajorVersion}");
                made.Add(await BringAsync(one.Name, cancellation));
            }

            return await NameAsync(made, cancellation);
        }
        finally
        {
            foreach (var (database, _) in made) await database.DisposeAsync();
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<(UnfinishedDatabase Database, UpgradedDatabase Report)> BringAsync(string name, CancellationToken cancellation)
    {
        await using var source = new RunConnection(from.ConnectionString("postgres"));
        await using var connection = await source.OpenAsync(cancellation);
        var template = (await CopyTemplate.FindAsync(connection, name, cancellation))!;
        var creation = await DatabaseCreation.ReadAsync(connection, name, cancellation);
        var begun = await UnfinishedDatabase.BeginAsync(to.ConnectionString("postgres"), name, cancellation, template);
        try
        {
            if (!template.AllowsConnections) await AllowAsync(connection, name, true, cancellation);
            await begun.ExecuteAsync($"create database {begun.Name}{creation.Clauses}{template.Clauses}", cancellation);
            var contents = await FillAsync(name, begun.Name, cancellation);
            return (begun, new UpgradedDatabase { Name = name, Tables = contents.Tables, Rows = contents.Rows });
        }
        catch
        {
            await begun.DisposeAsync();
            throw;
        }
        finally
        {
            if (!template.AllowsConnections) await AllowAsync(connection, name, false, CancellationToken.None);
        }
    }

    /// <summary>Nobody may connect to a snapshot, not even to dump it. The old server is read-only for whoever does not say otherwise.</summary>
    private static async Task AllowAsync(NpgsqlConnection connection, string name, bool allows, CancellationToken cancellation)
    {
        // One after the other: the first counts from the next transaction on.
        foreach (var statement in (string[])["set default_transaction_read_only = off", $"alter database {Identifier.Quote(name)} allow_connections {allows}"])
        {
            await using var command = new NpgsqlCommand(statement, connection);
            await command.ExecuteNonQueryAsync(cancellation);
        }
    }

    private async Task<DatabaseContents> FillAsync(string name, string temporary, CancellationToken cancellation)
    {
        var file = Path.Combine(folder, $"{Convert.ToHexStringLower(System.Text.Encoding.UTF8.GetBytes(name))}.dump");
        await new BackupRun(new BackupRequest { Url = from.Url(name), Path = file }).RunAsync(cancellation);
        await new RestoreRun(new RestoreRequest { Url = to.Url(temporary), Path = file, KeepsOwners = true }).RunAsync(cancellation);
        File.Delete(file);
        var contents = await DatabaseContents.ReadAsync(from.ConnectionString(name), cancellation);
        var differences = contents.DifferencesTo(await DatabaseContents.ReadAsync(to.ConnectionString(temporary), cancellation)).ToList();
        differences.AddRange(await SchemaDifferencesAsync(from.Url(name), to.Url(temporary), cancellation));
        return differences.Count == 0 ? contents : throw new ServerException("upgrade-differs", $"\"{name}\" is not the same on PostgreSQL {to.MajorVersion}")
        {
            Detail = string.Join('\n', differences.Take(20)),
            State = $"PostgreSQL {from.MajorVersion} has every database as before; nothing of them is kept on PostgreSQL {to.MajorVersion}.",
            Hint = $"Go on with `\"version\": {from.MajorVersion}`, change what differs, and try again.",
        };
    }

    /// <summary>Every object by its name, every column by its type. How two versions print the same expression is not compared: pg_dump wrote it, and PostgreSQL took it.</summary>
    private static async Task<IEnumerable<string>> SchemaDifferencesAsync(DatabaseUrl old, DatabaseUrl fresh, CancellationToken cancellation)
    {
        var scope = new ReadScope("public");
        var (before, after) = (await LiveSource.ReadAsync(old.ToConnectionString(), scope, cancellation), await LiveSource.ReadAsync(fresh.ToConnectionString(), scope, cancellation));
        var columns = after.Objects.OfType<Column>().ToDictionary(column => column.Id);
        return before.Objects.Where(item => !after.Contains(item.Id)).Select(item => $"{item.Id} is missing")
            .Concat(after.Objects.Where(item => !before.Contains(item.Id)).Select(item => $"{item.Id} came from nowhere"))
            .Concat(before.Objects.OfType<Column>().Where(column => columns.TryGetValue(column.Id, out var other) && other != column).Select(column => $"{column.Id} is another one"));
    }

    /// <summary>Everything is there and the same: now each gets its name, with settings, privileges and comment.</summary>
    private static async Task<ValueList<UpgradedDatabase>> NameAsync(List<(UnfinishedDatabase Database, UpgradedDatabase Report)> made, CancellationToken cancellation)
    {
        var reports = new List<UpgradedDatabase>();
        foreach (var (database, report) in made)
        {
            var lost = await database.FinishAsync(new CopyRequest { Template = report.Name, Name = report.Name, Replace = true, Force = true, AllowConnections = database.Template!.AllowsConnections }, cancellation);
            reports.Add(report with { Lost = lost });
        }

        return reports.ToValueList();
    }
}
