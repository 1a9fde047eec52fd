using Retort.Catalog;
using Retort.Configuration;
using Retort.Errors;
using Retort.Scratch;
using Retort.Sources;

namespace Retort.Workspaces.Schemas;

/// <summary>Reads the schemas that a database of a workspace, or a command line, names.</summary>
internal static class SchemaReading
{
    /// <summary>The schema that a spec names.</summary>
    /// <param name="database">The database whose model, history or server is meant.</param>
    /// <param name="spec">What to read.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static Task<Database> ReadAsync(this WorkspaceDatabase database, SchemaSpec spec, CancellationToken cancellation) => spec switch
    {
        SchemaSpec.Model => database.ModelAsync(cancellation),
        SchemaSpec.Live => database.LiveAsync(cancellation),
        SchemaSpec.Address address => database.LiveAsync(address.Url, cancellation),
        SchemaSpec.Files files => database.FilesAsync(files.Patterns, "the path", cancellation),
        SchemaSpec.Target target => database.HistoryAsync(target.Text, cancellation),
        _ => throw new InvalidOperationException($"unknown schema {spec.GetType().Name}"),
    };

    /// <summary>Two schemas. Two databases that exist are read at the same time.</summary>
    public static async Task<(Database From, Database To)> ReadAsync(this WorkspaceDatabase database, SchemaSpec from, SchemaSpec to, CancellationToken cancellation)
    {
        if (database.UrlOf(from) is not { } one || database.UrlOf(to) is not { } other) return (await database.ReadAsync(from, cancellation), await database.ReadAsync(to, cancellation));
        // The local server may have to be started for both: not by both at once.
        foreach (var url in new[] { one, other }) await database.Workspace.Server.ResolveAsync(url, cancellation);
        var reading = (From: database.ReadAsync(from, cancellation), To: database.ReadAsync(to, cancellation));
        await Task.WhenAll(reading.From, reading.To);
        return (await reading.From, await reading.To);
    }

    /// <summary>Two schemas of servers of different versions, in the spelling of the newer; false when only they can say what differs.</summary>
    public static async Task<(Database From, Database To, bool AreAlike)> AlikeAsync(this WorkspaceDatabase database, (SchemaSpec Spec, Database Read) from, (SchemaSpec Spec, Database Read) to, CancellationToken cancellation)
    {
        if (from.Read.ServerVersion == to.Read.ServerVersion) return (from.Read, to.Read, true);
        var (older, newer) = from.Read.ServerVersion < to.Read.ServerVersion ? (from, to) : (to, from);
        var respelled = await RespelledAsync(database, older.Read, newer, cancellation);
        var (before, after) = TwoVersions.Alike(respelled ?? older.Read, newer.Read);
        return older == from ? (before, after, respelled is not null) : (after, before, respelled is not null);
    }

    private static async Task<Database?> RespelledAsync(WorkspaceDatabase database, Database older, (SchemaSpec Spec, Database Read) newer, CancellationToken cancellation)
    {
        try
        {
            if (database.UrlOf(newer.Spec) is not { } url) return await database.InScratchAsync(Respell, cancellation);
            return await Respell(new((await database.Workspace.Server.ResolveAsync(url, cancellation)).ToConnectionString()));
        }
        catch (ServerException refused) when (refused.Code is "scratch-not-allowed")
        {
            return null;
        }

        Task<Database?> Respell(ScratchServer scratch) => TwoVersions.RespelledAsync(scratch, older, newer.Read.ServerVersion, database.Scope(), cancellation);
    }

    /// <summary>Where the database is that a spec names; null of what must be made first.</summary>
    private static DatabaseUrl? UrlOf(this WorkspaceDatabase database, SchemaSpec spec) => spec switch
    {
        SchemaSpec.Live => database.Url,
        SchemaSpec.Address address => address.Url,
        _ => null,
    };

    /// <summary>What the configuration says the schema should be.</summary>
    public static async Task<Database> ModelAsync(this WorkspaceDatabase database, CancellationToken cancellation)
    {
        var desired = await database.DesiredAsync(cancellation);
        var model = await database.InScratchAsync(scratch => SqlSource.ReadAsync(scratch, desired.Statements, database.Scope(), cancellation), cancellation);
        ReferenceTables.Check(model, database.Configuration);
        return model;
    }

    /// <summary>What the revisions lead to at a target, replayed in a scratch database.</summary>
    public static Task<Database> HistoryAsync(this WorkspaceDatabase database, string target, CancellationToken cancellation) =>
        database.InScratchAsync(scratch => HistorySource.ReadAsync(scratch, database.Graph, target, database.Scope(), cancellation), cancellation);

    /// <summary>Runs work that needs a scratch database: on the server that the configuration names, on the database's own, else on the local one.</summary>
    public static async Task<T> InScratchAsync<T>(this WorkspaceDatabase database, Func<ScratchServer, Task<T>> work, CancellationToken cancellation)
    {
        var server = database.Workspace.Server;
        var named = database.Workspace.Configuration.Scratch;
        try
        {
            return await work(new ScratchServer((await server.ResolveAsync(named ?? database.Url, cancellation)).ToConnectionString()) { IsApart = named is not null || database.Url.IsLocal });
        }
        catch (ServerException refused) when (named is null && !database.Url.IsLocal && refused.Code is "scratch-not-allowed" or "database-missing")
        {
            var local = await server.ResolveAsync(DatabaseUrl.Parse("local:postgres"), cancellation);
            return await work(new ScratchServer(local.ToConnectionString()) { IsApart = true });
        }
    }

    private static Task<Database> FilesAsync(this WorkspaceDatabase database, IEnumerable<string> patterns, string origin, CancellationToken cancellation)
    {
        var files = ModelFiles.Find(patterns, origin);
        return database.InScratchAsync(scratch => SqlSource.ReadAsync(scratch, files, database.Scope(), cancellation), cancellation);
    }

    /// <summary>The database itself, without the histories that other tools keep in it.</summary>
    public static async Task<Database> LiveAsync(this WorkspaceDatabase database, CancellationToken cancellation) =>
        ForeignTables.Without(await database.LiveAsync(null, cancellation));

    private static async Task<Database> LiveAsync(this WorkspaceDatabase database, DatabaseUrl? url, CancellationToken cancellation)
    {
        var address = url is null ? await database.AddressAsync(create: false, cancellation) : await database.Workspace.Server.ResolveAsync(url, cancellation);
        return await LiveSource.ReadAsync(address.ToConnectionString(), database.Scope(), cancellation);
    }
}
