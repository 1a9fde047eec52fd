using Retort.Errors;
using Retort.Server.Branches;
using Retort.Server.Copies;
using Retort.Sql;
using Retort.Workspaces.Runs;
using Retort.Workspaces.Snapshots;

namespace Retort.Workspaces.Branches;

/// <summary>The database of the checked-out branch, made when it is used for the first time.</summary>
internal static class BranchUse
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>Makes it unless it is there: a copy of the database that the branch began with, without what this branch's files do not have.</summary>
    /// <returns>What was made; null when it was there.</returns>
    public static async Task<BranchMade?> EnsureAsync(BranchServer server, CancellationToken cancellation)
    {
        var databases = await server.ReadAsync(cancellation);
        if (databases.FirstOrDefault(one => one.Name == server.Branch.Database) is { } there)
        {
            await UsedAsync(server, there, cancellation);
            return null;
        }

        // The default branch is what others are copied from: it begins with nothing.
        if (server.Branch.IsDefault) return await CreateAsync(server, cancellation);
        return await MakeAsync(server, BranchOrigin.Find(server.Branch, server.History, databases), new CopyRequest { Template = "", Name = server.Branch.Database }, cancellation);
    }

    /// <summary>Makes it from an origin; another process may do so at the same time.</summary>
    public static async Task<BranchMade?> MakeAsync(BranchServer server, BranchOrigin origin, CopyRequest request, CancellationToken cancellation)
    {
        try
        {
            if (origin.IsRename) return await RenameAsync(server, origin, cancellation);
            if (origin.Database is null) return await CreateAsync(server, cancellation);
            var undone = 0;
            async Task Prepare(string name, CancellationToken token) => undone = await UndoAsync(server, name, token);
            var copy = await server.CopyAsync(request with { Template = origin.Database, Comment = server.Mark(origin.Database).On, Prepare = Prepare }, cancellation);
            return new BranchMade { Database = server.Branch.Database, Branch = server.Branch.Title, From = origin.Database, FromBranch = origin.Branch, Copy = copy, Undone = undone };
        }
        catch (ServerException raced) when (raced.Code == "database-exists" && !request.Replace)
        {
            return null;
        }
    }

    /// <summary>Brings a copy to what this branch's files know; what cannot be brought there is not kept.</summary>
    private static async Task<int> UndoAsync(BranchServer server, string name, CancellationToken cancellation)
    {
        try
        {
            return (await SwitchVerb.UndoUnknownAsync(server.Database, server.Address(name), null, cancellation)).Finished.Count;
        }
        catch (RetortException stuck)
        {
            throw new ServerException("branch-not-made", $"could not make the database of {server.Branch.Title} by a copy: {stuck.Message}", stuck)
            {
                Detail = stuck.Detail,
                Where = stuck.Where,
                State = "The copy was dropped; nothing else was changed.",
                Hint = $"Run `retort db branch create --empty{server.Database.Choice}` to begin with an empty database, or `--from BRANCH` to copy another one.",
            };
        }
    }

    /// <summary>Git gave the branch another name: its database follows, with its rows.</summary>
    private static async Task<BranchMade> RenameAsync(BranchServer server, BranchOrigin origin, CancellationToken cancellation)
    {
        var (old, name) = (origin.Database!, server.Branch.Database);
        var there = (await server.ReadAsync(cancellation)).First(one => one.Name == old);
        try
        {
            await server.ExecuteAsync($"alter database {Identifier.Quote(old)} rename to {Identifier.Quote(name)}", cancellation);
        }
        catch (Npgsql.PostgresException busy) when (busy.SqlState == Npgsql.PostgresErrorCodes.ObjectInUse)
        {
            throw new ServerException("database-in-use", $"database \"{old}\" is in use, so it cannot follow its branch to the new name", busy)
            {
                Detail = busy.Detail,
                State = "Nothing was changed.",
                Hint = "Close what is connected to it, then try again.",
            };
        }

        await SnapshotVerbs.FollowAsync(server, old, name, cancellation);
        await server.MarkAsync(name, (there.Mark ?? server.Mark(null)) with { Branch = server.Branch.Name, Used = server.Database.Workspace.Clock.GetUtcNow() }, there.Comment, cancellation);
        return new BranchMade { Database = name, Branch = server.Branch.Title, From = old, FromBranch = origin.Branch, IsRename = true };
    }

    private static async Task<BranchMade?> CreateAsync(BranchServer server, CancellationToken cancellation)
    {
        var name = server.Branch.Database;
        if (!await NewDatabase.CreateIfMissingAsync(server.Address(name).ToConnectionString(), cancellation)) return null;
        if (!server.Branch.IsDefault) await server.MarkAsync(name, server.Mark(null), null, cancellation);
        return new BranchMade { Database = name, Branch = server.Branch.Title };
    }

    /// <summary>Writes down that it is used; once an hour is enough to know what can be thrown away.</summary>
    private static async Task UsedAsync(BranchServer server, ServerDatabase there, CancellationToken cancellation)
    {
        var now = server.Database.Workspace.Clock.GetUtcNow();
        if (there.Mark is not { } mark || now - mark.Used < Hour) return;
        try
        {
            await server.MarkAsync(there.Name, mark with { Used = now }, there.Comment, cancellation);
        }
        catch (Npgsql.PostgresException)
        {
            // Not the owner: then nobody knows when it was used.
        }
    }
}
