using Npgsql;
using Retort.Catalog;
using Retort.Catalog.Columns;
using Retort.Catalog.Tables;
using Retort.Comparison;
using Retort.Configuration;
using Retort.Errors;
using Retort.Execution;
using Retort.Git;
using Retort.Sql;
using Retort.Workspaces.Runs;
using Retort.Workspaces.Schemas;
using Retort.Workspaces.Writing;

namespace Retort.Workspaces.Dev;

/// <summary><c>dev</c>: a database that follows a model while it is being written, and one revision of all of it at the end.</summary>
/// <remarks>What is applied on the way is in no revision and not in the ledger; <see cref="FoldAsync"/> writes the revision and records it.</remarks>
internal sealed class DevSession
{
    private readonly WorkspaceDatabase database;
    private readonly DatabaseUrl address;

    private DevSession(WorkspaceDatabase database, DatabaseUrl address) => (this.database, this.address) = (database, address);

    public ModelWatch Watch => field ??= new ModelWatch(database.Configuration);

    /// <summary>Begins with a database at the heads of its revisions.</summary>
    public static async Task<DevSession> BeginAsync(WorkspaceDatabase database, CancellationToken cancellation)
    {
        if (database.Configuration.Model.Count == 0) await database.ModelAsync(cancellation); // says what is missing
        if (database.Configuration.Protected)
            throw new ConfigurationException("protected-database", $"database \"{database.Name}\" is protected") { Hint = "Develop on a database of the local server: `\"url\": \"local:app\"`." };
        var address = await database.AddressAsync(create: database.Url.IsLocal, cancellation, isMigrating: true);
        await database.MigrateAsync(new MigrationRequest { Target = "heads" }, cancellation);
        return new DevSession(database, address);
    }

    /// <summary>What leads from the database to the model as it is now.</summary>
    /// <exception cref="RetortException">The model is half-written, or another branch was checked out.</exception>
    public async Task<DevDifference> CompareAsync(CancellationToken cancellation)
    {
        CheckBranch();
        var before = await LiveAsync(cancellation);
        var model = await Fresh().ModelAsync(cancellation);
        var after = ModelComparison.Completed(model, before, database.Configuration);
        var difference = Comparer.Compare(before, after, ModelComparison.Options(database.Configuration, asksForValues: false));
        return new DevDifference { Difference = difference, Statements = difference.Statements.Select(statement => statement.Sql).ToValueList(), Loses = Loses(before, after, difference).ToValueList() };
    }

    /// <summary>Applies a difference: each part that can be is one transaction.</summary>
    public async Task ApplyAsync(DevDifference wanted, CancellationToken cancellation)
    {
        await using var source = new RunConnection(address.ToConnectionString());
        await using var connection = await source.OpenAsync(cancellation);
        var path = Identifier.Quote(database.Configuration.Schema);
        await ExecuteAsync(connection, [$"set search_path = {path}", "set check_function_bodies = off", $"set lock_timeout = {(long)database.Configuration.LockTimeout.TotalMilliseconds}"], cancellation);
        foreach (var part in DifferenceScript.Parts(wanted.Difference.Statements)) await ExecuteAsync(connection, part.Select(statement => statement.Sql), cancellation);
    }

    /// <summary>Writes one revision of all that leads from the history to the model, and records it when the database has it all.</summary>
    public async Task<DevFold> FoldAsync(string message, ValueList<string> renames, CancellationToken cancellation)
    {
        CheckBranch();
        var fresh = Fresh();
        var written = await fresh.NewRevisionAsync(new NewRevisionRequest { Message = message, Autogenerate = true, Renames = renames }, cancellation);
        if (written.Revision is null || written.OpenValues.Count > 0) return new DevFold { Written = written };
        // An earlier session may have applied it: what counts is what the database has.
        if ((await CompareAsync(cancellation)).Statements.Count > 0) return new DevFold { Written = written };
        await new Runner(address.ToConnectionString(), fresh.Folder.LoadGraph(), fresh.Options()).StampAsync([written.Revision.Id], cancellationToken: cancellation);
        return new DevFold { Written = written, IsStamped = true };
    }

    /// <summary>The database without what was read of its files before.</summary>
    private WorkspaceDatabase Fresh() => new(database.Workspace, database.Configuration);

    /// <summary>Another branch has another database: this one must not get its model.</summary>
    private void CheckBranch()
    {
        if (database.Configuration.Branch is not { } branch || GitFolder.Find(database.Workspace.Configuration.Folder) is not { } git) return;
        var head = GitHead.Read(git);
        if (head.Branch == branch.Name && (head.Branch is not null || head.Commit == branch.Commit)) return;
        throw new ConfigurationException("branch-changed", $"{branch.Title} is not checked out any more") { State = $"{address.Database} is as it was.", Hint = "Run `retort dev` again: it then follows what is checked out now." };
    }

    private async Task<Database> LiveAsync(CancellationToken cancellation) =>
        await Sources.LiveSource.ReadAsync(address.ToConnectionString(), database.Scope(), cancellation);

    private static IEnumerable<string> Loses(Database before, Database after, Difference difference) => before.Objects
        .Where(item => item is Table or Column && !after.Contains(item.Id) && difference.Changes.Any(change => change.Id == item.Id) && (item.Container is not { } table || after.Contains(table)))
        .Select(item => item.Id.ToString())
        .Concat(difference.LosesRows.Select(table => $"{table}"))
        .Order(StringComparer.Ordinal);

    private static async Task ExecuteAsync(NpgsqlConnection connection, IEnumerable<string> statements, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(connection) { Timeout = 0 };
        foreach (var statement in statements) batch.BatchCommands.Add(new NpgsqlBatchCommand(statement));
        try
        {
            await batch.ExecuteNonQueryAsync(cancellation);
        }
        catch (PostgresException refused)
        {
            throw new SourceException("change-refused", "PostgreSQL refuses the change", refused)
            {
                Detail = string.Join('\n', new[] { $"{refused.SqlState} {refused.MessageText}", refused.Detail }.Where(text => !string.IsNullOrEmpty(text))),
                Where = refused.BatchCommand is { } command ? [command.CommandText.Split('\n')[0]] : [],
                State = "The transaction that it belongs to was rolled back.",
                Hint = refused.Hint ?? "Change the model, or the rows that are in the way; `retort dev` goes on.",
            };
        }
    }
}
