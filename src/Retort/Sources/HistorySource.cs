using System.Security.Cryptography;
using System.Text;
using Retort.Catalog;
using Retort.Catalog.Reflection;
using Retort.Execution;
using Retort.Revisions;
using Retort.Scratch;

namespace Retort.Sources;

/// <summary>The schema that a history leads to: its revisions replayed in a scratch database.</summary>
/// <remarks>What was replayed is kept as a template under the hash of its revisions, so that the next replay runs only what is new.</remarks>
internal static class HistorySource
{
    /// <summary>Replays a history up to a target and reads what is there.</summary>
    /// <param name="scratch">Where to replay.</param>
    /// <param name="graph">The history.</param>
    /// <param name="target">A target such as <c>heads</c> or an id; <c>base</c> is an empty database.</param>
    /// <param name="scope">What is read.</param>
    /// <param name="cancellation">Ends the replay.</param>
    public static async Task<Database> ReadAsync(ScratchServer scratch, RevisionGraph graph, string target, ReadScope scope, CancellationToken cancellation)
    {
        await using var database = await ReplayAsync(scratch, graph, target == "base" ? [] : graph.Resolve(target), scope.Schema, cancellation);
        return await database.ReadAsync(scope, cancellation);
    }

    /// <summary>A scratch database in which some revisions, and all that they need, are applied.</summary>
    public static async Task<ScratchDatabase> ReplayAsync(
        ScratchServer scratch, RevisionGraph graph, ValueList<string> revisions, string schema, CancellationToken cancellation)
    {
        var steps = Steps(graph, revisions);
        var keys = Keys(steps, schema);
        var kept = keys.Count == 0 ? [] : await scratch.KeptAsync(keys, cancellation);
        if (keys.Count > 0 && kept.Contains(keys[^1]) && await CopyAsync(scratch, keys[^1], cancellation) is { } copy) return copy;

        var database = (keys.LastOrDefault(kept.Contains) is { } nearest ? await CopyAsync(scratch, nearest, cancellation) : null) ?? await scratch.CreateAsync(null, cancellation);
        try
        {
            await ScratchLoader.LoadAsync(database.ConnectionString, schema, [], cancellation);
            foreach (var revision in revisions)
                await new Runner(database.ConnectionString, graph, new RunOptions { Schema = schema }).UpgradeAsync(revision, cancellation);
            if (steps.Count == 0 || !await database.KeepAsync(keys[^1], cancellation)) return database;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
        await database.DisposeAsync();
        return await CopyAsync(scratch, keys[^1], cancellation) ?? await ReplayAsync(scratch, graph, revisions, schema, cancellation);
    }

    /// <summary>A copy of a kept template; null when another process has dropped it meanwhile, to make room for newer ones.</summary>
    private static async Task<ScratchDatabase?> CopyAsync(ScratchServer scratch, string key, CancellationToken cancellation)
    {
        try
        {
            return await scratch.CreateAsync(key, cancellation);
        }
        catch (Npgsql.PostgresException gone) when (gone.SqlState == Npgsql.PostgresErrorCodes.InvalidCatalogName)
        {
            return null;
        }
    }

    /// <summary>The way from nothing to some revisions, one after the other.</summary>
    private static List<RevisionStep> Steps(RevisionGraph graph, ValueList<string> revisions)
    {
        var (steps, heads) = (new List<RevisionStep>(), default(ValueList<string>));
        foreach (var revision in revisions)
        {
            steps.AddRange(graph.Upgrade(heads, revision));
            if (steps.Count > 0) heads = steps[^1].HeadsAfter;
        }
        return steps;
    }

    /// <summary>For each step the key of the state after it: it holds the whole way there.</summary>
    private static List<string> Keys(IReadOnlyList<RevisionStep> steps, string schema)
    {
        var (keys, way) = (new List<string>(steps.Count), schema);
        foreach (var step in steps)
        {
            way = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{way}\n{step.Revision.Id}\n{step.Revision.Checksum}")));
            keys.Add(way[..24]);
        }
        return keys;
    }
}
