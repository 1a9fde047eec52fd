using Retort.Errors;
using Retort.Server.Copies;
using Retort.Sql;
using Retort.Workspaces.Runs;
using Retort.Workspaces.Schemas;

namespace Retort.Workspaces.Branches;

/// <summary><c>db branch create</c>, <c>reset</c>, <c>delete</c>, <c>prune</c> and <c>diff</c>.</summary>
internal static class BranchVerbs
{
    /// <summary>Makes the database of the checked-out branch and brings it to its heads.</summary>
    /// <returns>Null when it was there.</returns>
    public static async Task<BranchMade?> CreateBranchAsync(this WorkspaceDatabase database, BranchRequest request, CancellationToken cancellation)
    {
        var server = await database.BranchServerAsync(cancellation);
        if ((await server.ReadAsync(cancellation)).Any(one => one.Name == server.Branch.Database)) return null;
        return await MakeAsync(server, request, replace: false, cancellation);
    }

    /// <summary>Makes it anew; what is in it is lost once the new one is there.</summary>
    public static async Task<BranchMade?> ResetBranchAsync(this WorkspaceDatabase database, BranchRequest request, CancellationToken cancellation)
    {
        var server = await database.BranchServerAsync(cancellation);
        if (server.Branch.IsDefault) throw IsPlain(server, "reset");
        return request.IsEmpty ? await EmptyAsync(server, request.Force, cancellation) : await MakeAsync(server, request, replace: true, cancellation);
    }

    private static async Task<BranchMade> EmptyAsync(BranchServer server, bool force, CancellationToken cancellation)
    {
        var name = server.Branch.Database;
        await using (var successor = await DatabaseSuccessor.MakeAsync(server.Address(name).ToConnectionString(), cancellation)) await successor.TakePlaceAsync(cancellation, force);
        await server.MarkAsync(name, server.Mark(null), null, cancellation);
        await server.Database.MigrateAsync(new MigrationRequest { Target = "heads" }, cancellation);
        return new BranchMade { Database = name, Branch = server.Branch.Title };
    }

    /// <summary>The database that a name means: a branch's, or a database's own.</summary>
    public static async Task<BranchDatabaseReport> FindBranchAsync(this WorkspaceDatabase database, string name, CancellationToken cancellation)
    {
        var server = await database.BranchServerAsync(cancellation);
        var known = await BranchList.KnownAsync(server, cancellation);
        return known.FirstOrDefault(one => one.Branch == name) ?? known.FirstOrDefault(one => one.Name == name) ?? throw new ConfigurationException("no-branch-database", $"there is no database of branch \"{name}\"")
        {
            Detail = known.Count == 0 ? null : $"There are those of {string.Join(", ", known.Select(one => $"\"{one.Branch ?? one.Name}\""))}.",
            Hint = Suggestion.Nearest(name, known.Select(one => one.Branch ?? one.Name)) is { } meant ? $"Did you mean `{meant}`?" : $"Run `retort db branch list{database.Choice}`.",
        };
    }

    /// <summary>Drops the databases of branches, and what was saved of them.</summary>
    public static async Task DeleteBranchesAsync(this WorkspaceDatabase database, IEnumerable<BranchDatabaseReport> branches, bool force, CancellationToken cancellation)
    {
        var server = await database.BranchServerAsync(cancellation);
        foreach (var branch in branches)
        {
            if (branch.IsDefault) throw IsPlain(server, "deleted");
            await DropAsync(server, branch.Name, force, cancellation);
            foreach (var snapshot in branch.Snapshots) await DropAsync(server, snapshot, force, cancellation);
        }
    }

    /// <summary>The databases whose branches git no longer has.</summary>
    public static async Task<ValueList<BranchDatabaseReport>> GoneBranchesAsync(this WorkspaceDatabase database, CancellationToken cancellation)
    {
        var server = await database.BranchServerAsync(cancellation);
        return (await BranchList.KnownAsync(server, cancellation)).Where(one => !one.IsInGit && !one.IsCurrent).ToValueList();
    }

    /// <summary>What leads from another branch's database to this one's.</summary>
    /// <param name="database">The database.</param>
    /// <param name="name">The other branch; null is the one that this one was copied from, else the default one.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<DiffReport> DiffBranchAsync(this WorkspaceDatabase database, string? name, CancellationToken cancellation)
    {
        var server = await database.BranchServerAsync(cancellation);
        var known = await BranchList.KnownAsync(server, cancellation);
        var from = known.FirstOrDefault(one => one.IsCurrent)?.From is { } origin && known.Any(one => one.Name == origin) ? origin : server.Branch.PlainDatabase;
        if (name is not null) from = (await database.FindBranchAsync(name, cancellation)).Name;
        return await database.DiffAsync(new SchemaSpec.Address(server.Address(from)), new SchemaSpec.Live(), cancellation);
    }

    private static async Task<BranchMade?> MakeAsync(BranchServer server, BranchRequest request, bool replace, CancellationToken cancellation)
    {
        var made = await BranchUse.MakeAsync(server, await OriginAsync(server, request, replace, cancellation), new CopyRequest { Template = "", Name = server.Branch.Database, Force = request.Force, Replace = replace }, cancellation);
        await server.Database.MigrateAsync(new MigrationRequest { Target = "heads" }, cancellation);
        return made;
    }

    private static async Task<BranchOrigin> OriginAsync(BranchServer server, BranchRequest request, bool replace, CancellationToken cancellation)
    {
        if (request.IsEmpty) return new BranchOrigin(null, null);
        if (request.From is { } name)
        {
            var from = await server.Database.FindBranchAsync(name, cancellation);
            return new BranchOrigin(from.Name, from.Branch);
        }

        var others = (await server.ReadAsync(cancellation)).Where(one => one.Name != server.Branch.Database).ToList();
        var origin = BranchOrigin.Find(server.Branch, server.History, others);
        return replace ? origin with { IsRename = false } : origin;
    }

    private static async Task DropAsync(BranchServer server, string name, bool force, CancellationToken cancellation)
    {
        try
        {
            await server.ExecuteAsync($"drop database if exists {Identifier.Quote(name)}{(force ? " with (force)" : "")}", cancellation);
        }
        catch (Npgsql.PostgresException busy) when (busy.SqlState == Npgsql.PostgresErrorCodes.ObjectInUse)
        {
            throw new ServerException("database-in-use", $"database \"{name}\" is in use", busy)
            {
                Detail = busy.Detail,
                State = "It is still there.",
                Hint = "Close what is connected to it, or add `--force`: those connections are then cut.",
            };
        }
    }

    private static ConfigurationException IsPlain(BranchServer server, string done) => new("default-branch", $"the database of the default branch cannot be {done} as a branch's")
    {
        Detail = $"\"{server.Branch.PlainDatabase}\" is what the others are copied from.",
        Hint = "Check out another branch, or name one.",
    };
}
