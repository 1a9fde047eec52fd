using Retort.Configuration;
using Retort.Errors;
using Retort.Execution;
using Retort.Execution.Ledgers;
using Retort.Revisions;
using Retort.Workspaces.Runs;

namespace Retort.Workspaces.Histories;

/// <summary>The databases of the workspace that have applied revisions which are about to move.</summary>
internal sealed class RebasedDatabases
{
    private readonly List<(WorkspaceDatabase Database, ValueList<string> Applied, ValueList<string> Heads)> found = [];

    /// <summary>Their names.</summary>
    public ValueList<string> Names => found.Select(one => one.Database.Name).ToValueList();

    /// <summary>Databases whose ledger could not be read, with the reason.</summary>
    public ValueList<string> NotAsked { get; private set; }

    /// <summary>Asks the ledger of every configured database with the same folder of revisions.</summary>
    public static async Task<RebasedDatabases> FindAsync(WorkspaceDatabase database, IReadOnlySet<string> moving, CancellationToken cancellation)
    {
        var databases = new RebasedDatabases();
        var others = database.Workspace.Configuration.Databases
            .Where(other => other.Revisions == database.Configuration.Revisions && other.Name != database.Name)
            .Select(other => new WorkspaceDatabase(database.Workspace, other));
        foreach (var one in others.Prepend(database))
        {
            try
            {
                var ledger = await one.LedgerAsync(cancellation);
                var applied = (ledger?.Applied ?? []).Select(row => row.Id).Where(moving.Contains).ToValueList();
                if (applied.Count > 0) databases.found.Add((one, applied, ledger!.Heads));
            }
            catch (ServerException unreachable)
            {
                databases.NotAsked = [.. databases.NotAsked, $"{one.Name}: {unreachable.Message}"];
            }
        }

        return databases;
    }

    /// <summary>Refuses what others have applied already, and what was not asked for.</summary>
    public void Check(bool move)
    {
        var strange = found.Where(one => !IsHere(one.Database)).ToList();
        if (strange.Count > 0)
            throw new RevisionException("applied-elsewhere", $"database {Quoted(strange.Select(one => one.Database.Name))} has already applied what would move")
            {
                Detail = Details(strange),
                State = "Nothing was changed.",
                Hint = $"What others have applied keeps its place: join the two sides with `retort merge heads{strange[0].Database.Choice}`.",
            };
        if (found.Count > 0 && !move)
            throw new RevisionException("applied-here", $"database {Quoted(Names)} has already applied what would move")
            {
                Detail = Details(found),
                State = "Nothing was changed.",
                Hint = $"It is on this machine, so it can be taken along: `retort rebase{found[0].Database.Choice} --move` undoes them there, rebases, and upgrades it. Rows that their downgrade deletes do not come back.",
            };
    }

    /// <summary>Undoes in each what is about to move, as the files say now.</summary>
    public async Task DownAsync(RevisionGraph graph, ValueList<NewParents> plan, CancellationToken cancellation)
    {
        foreach (var (database, applied, _) in found)
        {
            var runner = await RunnerAsync(database, graph, cancellation);
            foreach (var root in plan.Select(change => change.Revision).Where(revision => applied.Contains(revision.Id)).Reverse())
            {
                var state = await runner.ReadLedgerAsync(cancellation);
                if (state.Has(root.Id)) await runner.DowngradeAsync($"{root.Id}@{(root.Parents.Count == 0 ? "base" : root.Parents[0])}", cancellation);
            }
        }
    }

    /// <summary>Brings each to the heads of the new order.</summary>
    public async Task UpAsync(RevisionGraph rebased, CancellationToken cancellation)
    {
        foreach (var (database, _, _) in found) await (await RunnerAsync(database, rebased, cancellation)).UpgradeAsync("heads", cancellation);
    }

    /// <summary>Whether a database is this machine's own, and nobody has said that it is precious.</summary>
    private static bool IsHere(WorkspaceDatabase database) => !database.Configuration.Protected
        && (database.Url.IsLocal || database.Url.ToConnectionString() is var text && new Npgsql.NpgsqlConnectionStringBuilder(text).Host is "localhost" or "127.0.0.1" or "::1" or ['/', ..]);

    private static async Task<Runner> RunnerAsync(WorkspaceDatabase database, RevisionGraph graph, CancellationToken cancellation) =>
        new((await database.AddressAsync(create: false, cancellation)).ToConnectionString(), graph, database.Options());

    private static string Details(IEnumerable<(WorkspaceDatabase Database, ValueList<string> Applied, ValueList<string> Heads)> some) =>
        string.Join('\n', some.Select(one => $"{one.Database.Name} has {Quoted(one.Applied)}, and is {LedgerState.PositionOf(one.Heads)}."));

    private static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"\"{name}\""));
}
