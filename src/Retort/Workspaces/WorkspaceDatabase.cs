using Npgsql;
using Retort.Catalog.Reflection;
using Retort.Configuration;
using Retort.Errors;
using Retort.Execution;
using Retort.Execution.Ledgers;
using Retort.Revisions;
using Retort.Workspaces.Branches;
using Retort.Workspaces.Reports;
using Retort.Workspaces.Runs;
using Retort.Workspaces.Schemas;

namespace Retort.Workspaces;

/// <summary>One database of a workspace with its revisions; every verb is an extension method of it.</summary>
internal sealed class WorkspaceDatabase(Workspace workspace, DatabaseConfiguration configuration)
{
    private RevisionFolder? folder;
    private RevisionGraph? graph;
    private DesiredModel? desired;

    public Workspace Workspace => workspace;

    public DatabaseConfiguration Configuration => configuration;

    public string Name => configuration.Name;

    public DatabaseUrl Url => configuration.Url;

    /// <summary>What a command line needs to mean this database: nothing where it is the only one, else <c> -d auth</c>.</summary>
    public string Choice => workspace.Configuration.Databases.Count + workspace.Configuration.Absent.Count > 1 ? $" -d {Name}" : "";

    /// <summary>The folder of its revisions.</summary>
    public RevisionFolder Folder => folder ??= new RevisionFolder(ShownPath.Of(configuration.Revisions)) { FileName = configuration.FileName };

    /// <summary>Whether a running program registered it; otherwise a configuration names it.</summary>
    public bool IsOfProgram { get; init; }

    /// <summary>Revisions that the program itself carries; a file of the folder with the same id comes before them.</summary>
    public ValueList<Revision> Carried { get; init; }

    /// <summary>A data source of the program that knows the password when the address does not.</summary>
    public NpgsqlDataSource? Origin { get; init; }

    /// <summary>Its revisions; read when first asked for.</summary>
    public RevisionGraph Graph => graph ??= LoadGraph();

    /// <summary>What its model says; read when first asked for.</summary>
    public async Task<DesiredModel> DesiredAsync(CancellationToken cancellation) => desired ??= await DesiredModel.ReadAsync(this, cancellation);

    /// <summary>What is read of a schema of it. The rows of a context's HasData belong to it as soon as the model was asked for.</summary>
    public ReadScope Scope() => new(configuration.Schema, configuration.ReferenceData.Union(desired?.Seeded ?? []).ToValueList());

    /// <summary>Its revisions as a database with this ledger sees them: in the middle of a squash, it goes the old way.</summary>
    public RevisionGraph GraphFor(LedgerState? ledger) => Graph.For([.. (ledger?.Applied ?? []).Select(row => row.Id)]);

    /// <summary>Where it is, whether it is there or not; starts the local server when it is a database of that.</summary>
    public Task<DatabaseUrl> ResolveAsync(CancellationToken cancellation) => workspace.Server.ResolveAsync(Url, cancellation);

    /// <summary>Where it can be used. The database of a git branch is made when it is used for the first time, and brought to the branch's heads.</summary>
    /// <param name="create">Create the database when it does not exist.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <param name="isMigrating">Whether the caller moves it along its revisions, so that it need not be done here.</param>
    public async Task<DatabaseUrl> AddressAsync(bool create, CancellationToken cancellation, bool isMigrating = false)
    {
        var address = await ResolveAsync(cancellation);
        if (configuration.Branch is not null)
        {
            var server = new BranchServer(this, address);
            if (await BranchUse.EnsureAsync(server, cancellation) is not { } made) return address;
            workspace.Progress?.Report(made.Sentence);
            if (!isMigrating) await this.MigrateAsync(new MigrationRequest { Target = "heads" }, cancellation);
        }
        else if (create)
        {
            await NewDatabase.CreateIfMissingAsync(address.ToConnectionString(), cancellation);
        }

        return address;
    }

    /// <summary>What is recorded in it.</summary>
    /// <returns>Null for a local database, or one of a git branch, that was not created yet: it is at base.</returns>
    public async Task<LedgerState?> LedgerAsync(CancellationToken cancellation) => (await RecordsAsync(cancellation)).Ledger;

    /// <summary>What is recorded in it, and, where it has no ledger, what other tools have recorded.</summary>
    public async Task<(LedgerState? Ledger, ValueList<ForeignHistory> Foreign)> RecordsAsync(CancellationToken cancellation)
    {
        try
        {
            await using var source = new RunConnection((await ResolveAsync(cancellation)).ToConnectionString(), Origin);
            await using var connection = await source.OpenAsync(cancellation);
            var ledger = await Ledger.ReadAsync(connection, cancellation);
            ledger = LedgerFold.View(ledger, GraphFor(ledger));
            return (ledger, ledger.Version > 0 ? [] : await ForeignHistoryReader.ReadAsync(connection, cancellation));
        }
        catch (ServerException missing) when (missing.Code == "database-missing" && (Url.IsLocal || configuration.Branch is not null))
        {
            return (null, []);
        }
    }

    /// <summary>Runs a verb; an optional database that cannot be reached gives the reason instead.</summary>
    public async Task<T> ReachAsync<T>(Func<Task<T>> verb, Func<string, T> skipped)
    {
        try
        {
            return await verb();
        }
        catch (ServerException error) when (configuration.Optional && error.Code is "server-unreachable" or "server-not-ready")
        {
            return skipped(error.Message);
        }
        catch (RetortException error) when (ChosenHint.For(error, Choice) is var chosen && chosen != error)
        {
            throw chosen;
        }
    }

    /// <summary>A revision as lists show it.</summary>
    public RevisionSummary Summary(Revision revision, IReadOnlyCollection<string>? current = null, RevisionGraph? within = null)
    {
        var summary = RevisionSummary.Of(revision, within ?? Graph, current);
        return summary with { Path = workspace.Shown(summary.Path) };
    }

    private RevisionGraph LoadGraph()
    {
        if (Carried.Count == 0) return Folder.LoadGraph();
        var files = Folder.Load();
        var all = files.Concat(Carried.ExceptBy(files.Select(file => file.Id), carried => carried.Id));
        return RevisionGraph.Load(all.OrderBy(revision => revision.Created).ThenBy(revision => revision.Id, StringComparer.Ordinal));
    }
}
