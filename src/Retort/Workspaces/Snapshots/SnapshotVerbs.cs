using System.Text;
using Retort.Errors;
using Retort.Git;
using Retort.Guards;
using Retort.Server.Branches;
using Retort.Server.Copies;
using Retort.Sql;
using Retort.Workspaces.Levels;

namespace Retort.Workspaces.Snapshots;

/// <summary><c>db snapshot</c>: a database put aside before a risky step, and taken back in the time of a copy.</summary>
internal static class SnapshotVerbs
{
    private const int Longest = 63;

    /// <summary>Saves the database; nobody can connect to what was saved.</summary>
    public static async Task<SnapshotReport> SaveSnapshotAsync(this WorkspaceDatabase database, string name, bool force, CancellationToken cancellation)
    {
        var server = new WorkspaceServer(database, await database.AddressAsync(create: false, cancellation));
        var target = NameOf(database, name);
        var now = database.Workspace.Clock.GetUtcNow();
        var commit = GitFolder.Find(database.Workspace.Configuration.Folder) is { } git ? new GitHistory(git).Commit("HEAD") : null;
        var mark = new DatabaseMark { Of = database.Url.Database, Snapshot = name, Commit = commit, From = database.Url.Database, Made = now, Used = now };
        try
        {
            var copy = await server.CopyAsync(new CopyRequest { Template = database.Url.Database, Name = target, Force = force, AllowConnections = false, Comment = mark.On }, cancellation);
            return new SnapshotReport { Database = database.Name, Snapshot = name, Name = target, Size = copy.Size, Made = now, Commit = commit, Copy = copy };
        }
        catch (ServerException taken) when (taken.Code == "database-exists")
        {
            throw new ServerException("snapshot-exists", $"there is a snapshot \"{name}\" already", taken) { State = "Nothing was changed.", Hint = $"Take another name, or run `retort db snapshot delete {name}{database.Choice}` first." };
        }
    }

    /// <summary>Puts a copy of what was saved in the place of the database; the snapshot stays.</summary>
    /// <remarks>The two change places in one transaction, when the copy is ready.</remarks>
    /// <param name="database">The database.</param>
    /// <param name="name">What was saved.</param>
    /// <param name="force">Cut the connections that are in the way.</param>
    /// <param name="request">What was said.</param>
    /// <param name="cancellation">Ends it; the database stays as it was.</param>
    public static async Task<SnapshotReport> RestoreSnapshotAsync(this WorkspaceDatabase database, string name, bool force, DestructionRequest request, CancellationToken cancellation)
    {
        var (server, found) = await FindAsync(database, name, cancellation);
        DestructionVerb.Check([await database.LookAsync(cancellation, makes: false)], Guard.Restore, request, RestoreCommand(name));
        // The branch that a database belongs to is not a matter of what is in it.
        var there = (await server.ReadAsync(cancellation)).FirstOrDefault(one => one.Name == database.Url.Database);
        string? Comment(string? saved) => there?.Mark is { } mark ? mark.On(DatabaseMark.Without(saved)) : DatabaseMark.Without(saved);
        var copy = await server.CopyAsync(new CopyRequest { Template = found.Name, Name = database.Url.Database, Force = force, Replace = true, Comment = Comment }, cancellation);
        return found with { Copy = copy };
    }

    /// <summary>How a command line says <see cref="RestoreSnapshotAsync"/>.</summary>
    public static string RestoreCommand(string name) => $"retort db snapshot restore {name}";

    /// <summary>What was saved under a name.</summary>
    /// <exception cref="ServerException">There is no such snapshot.</exception>
    public static async Task<SnapshotReport> FindSnapshotAsync(this WorkspaceDatabase database, string name, CancellationToken cancellation) => (await FindAsync(database, name, cancellation)).Found;

    /// <summary>What was saved of the database, the newest first.</summary>
    public static async Task<ValueList<SnapshotReport>> SnapshotsAsync(this WorkspaceDatabase database, CancellationToken cancellation) =>
        await ReadAsync(database, new WorkspaceServer(database, await database.ResolveAsync(cancellation)), cancellation);

    /// <summary>Drops what was saved.</summary>
    public static async Task<SnapshotReport> DeleteSnapshotAsync(this WorkspaceDatabase database, string name, CancellationToken cancellation)
    {
        var (server, found) = await FindAsync(database, name, cancellation);
        await server.ExecuteAsync($"drop database {Identifier.Quote(found.Name)}", cancellation);
        return found;
    }

    /// <summary>What was saved of a database follows it to its new name.</summary>
    internal static async Task FollowAsync(WorkspaceServer server, string old, string name, CancellationToken cancellation)
    {
        foreach (var one in (await server.ReadAsync(cancellation)).Where(one => one.Mark is { Snapshot: not null } mark && mark.Of == old))
        {
            // The mark says whose it is; a name that would be too long stays the old one.
            await server.ExecuteAsync($"comment on database {Identifier.Quote(one.Name)} is {Literal.Quote((one.Mark! with { Of = name }).On(one.Comment))}", cancellation);
            var followed = $"{name}@{one.Mark!.Snapshot}";
            if (Encoding.UTF8.GetByteCount(followed) <= Longest) await server.ExecuteAsync($"alter database {Identifier.Quote(one.Name)} rename to {Identifier.Quote(followed)}", cancellation);
        }
    }

    private static async Task<(WorkspaceServer Server, SnapshotReport Found)> FindAsync(WorkspaceDatabase database, string name, CancellationToken cancellation)
    {
        var server = new WorkspaceServer(database, await database.ResolveAsync(cancellation));
        var all = await ReadAsync(database, server, cancellation);
        return (server, all.FirstOrDefault(one => one.Snapshot == name) ?? throw new ServerException("no-such-snapshot", $"there is no snapshot \"{name}\" of {database.Url.Database}")
        {
            Detail = all.Count == 0 ? "There is none." : $"There are {string.Join(", ", all.Select(one => $"\"{one.Snapshot}\""))}.",
            Hint = Suggestion.Nearest(name, all.Select(one => one.Snapshot)) is { } meant ? $"Did you mean `{meant}`?" : $"Save one with `retort db snapshot save {name}{database.Choice}`.",
        });
    }

    private static async Task<ValueList<SnapshotReport>> ReadAsync(WorkspaceDatabase database, WorkspaceServer server, CancellationToken cancellation)
    {
        var all = await server.ReadAsync(cancellation);
        return all.Where(one => one.Mark is { Snapshot: not null } mark && mark.Of == database.Url.Database)
            .OrderByDescending(one => one.Mark!.Made).ThenBy(one => one.Name, StringComparer.Ordinal)
            .Select(one => new SnapshotReport { Database = database.Name, Snapshot = one.Mark!.Snapshot!, Name = one.Name, Size = one.Size, Made = one.Mark.Made, Commit = one.Mark.Commit })
            .ToValueList();
    }

    private static string NameOf(WorkspaceDatabase database, string name)
    {
        var whole = $"{database.Url.Database}@{name}";
        if (name.Length > 0 && !name.Any(char.IsControl) && Encoding.UTF8.GetByteCount(whole) <= Longest) return whole;
        throw new ConfigurationException("bad-snapshot-name", $"\"{name}\" cannot be the name of a snapshot")
        {
            Detail = $"It is kept as the database \"{whole}\", and names of databases are at most {Longest} bytes.",
            Hint = $"Take a name of at most {Math.Max(0, Longest - Encoding.UTF8.GetByteCount(database.Url.Database) - 1)} bytes.",
        };
    }
}
