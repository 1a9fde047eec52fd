using System.Security.Cryptography;
using Npgsql;
using Retort.Errors;
using Retort.Execution;
using Retort.Sql;

namespace Retort.Scratch;

/// <summary>The server on which scratch databases are made: databases where a schema is built in order to be read, and that are dropped afterwards.</summary>
/// <remarks>
/// Each is known by its name and by an advisory lock that its maker holds in the database <c>postgres</c> as long as it lives. What a dead
/// process left has no lock: the next one drops it.
/// </remarks>
/// <param name="connectionString">Leads to any database of the server, as a role that may create databases.</param>
internal sealed class ScratchServer(string connectionString)
{
    /// <summary>Names of scratch databases begin with this.</summary>
    public const string Prefix = "retort_scratch_";

    private const string TemplatePrefix = "retort_scratch_t_";
    private const int KeptTemplates = 12;
    private bool swept;

    /// <summary>Whether it has only databases for development, so that a revision which makes roles may do so there.</summary>
    public bool IsApart { get; init; }

    /// <summary>A new database, empty or a copy of a kept one.</summary>
    /// <param name="template">The key of a kept template (see <see cref="ScratchDatabase.KeepAsync"/>); null for an empty database.</param>
    /// <param name="cancellation">Ends the attempt; nothing is left behind.</param>
    /// <exception cref="ServerException">The role may not create databases, or the server cannot be reached.</exception>
    public Task<ScratchDatabase> CreateAsync(string? template = null, CancellationToken cancellation = default) =>
        CreateFromAsync(template is null ? "template0" : TemplatePrefix + template, cancellation);

    /// <summary>A copy of a database of the same server.</summary>
    /// <returns>Null when somebody is connected to it: PostgreSQL copies no database that is in use.</returns>
    public async Task<ScratchDatabase?> CopyAsync(string database, CancellationToken cancellation)
    {
        try
        {
            return await CreateFromAsync(Identifier.Quote(database), cancellation);
        }
        catch (PostgresException used) when (used.SqlState == PostgresErrorCodes.ObjectInUse)
        {
            return null;
        }
    }

    private async Task<ScratchDatabase> CreateFromAsync(string template, CancellationToken cancellation)
    {
        var guard = await OpenGuardAsync(cancellation);
        try
        {
            await SweepAsync(guard, cancellation);
            var key = RandomNumberGenerator.GetInt32(1, int.MaxValue);
            await ExecuteAsync(guard, $"do $$ begin perform pg_advisory_lock({LockClass}, {key}); end $$", cancellation);
            var name = $"{Prefix}{key:x8}";
            await ExecuteAsync(guard, $"create database {name} template {template}", cancellation);
            return new ScratchDatabase(guard, name, For(name));
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            await guard.DisposeAsync();
            throw new ServerException("scratch-not-allowed", "this role cannot create a scratch database", error)
            {
                Detail = error.MessageText,
                Hint = "Name a server where it may with `\"scratch\": \"local:scratch\"` in `retort.json`, or grant the role CREATEDB.",
            };
        }
        catch
        {
            await guard.DisposeAsync();
            throw;
        }
    }

    /// <summary>Which of some templates are kept on the server.</summary>
    public async Task<HashSet<string>> KeptAsync(IReadOnlyCollection<string> keys, CancellationToken cancellation)
    {
        await using var guard = await OpenGuardAsync(cancellation);
        await using var command = new NpgsqlCommand("select substr(datname, length($1) + 1) from pg_database where datname = any (select $1 || k from unnest($2) k)", guard)
        {
            Parameters = { new() { Value = TemplatePrefix }, new() { Value = keys.ToArray() } },
        };
        var kept = new HashSet<string>();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation)) kept.Add(reader.GetString(0));
        return kept;
    }

    /// <summary>The first of the two numbers of the advisory locks: "rtrt".</summary>
    internal const int LockClass = 0x72747274;

    internal static string TemplateName(string key) => TemplatePrefix + key;

    internal static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation = default)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Drops what dead processes left, and all but the newest templates; once in the life of this object.</summary>
    private async Task SweepAsync(NpgsqlConnection guard, CancellationToken cancellation)
    {
        if (swept) return;
        swept = true;
        foreach (var name in await LeftoversAsync(guard, cancellation))
        {
            try
            {
                await ScratchRemoval.DropAsync(guard, For(name), force: false, cancellation);
            }
            catch (PostgresException refused) when (refused.SqlState is PostgresErrorCodes.ObjectInUse or PostgresErrorCodes.InsufficientPrivilege)
            {
                // Another role's, or somebody looks into it: no reason not to work.
            }
        }
    }

    private static async Task<List<string>> LeftoversAsync(NpgsqlConnection guard, CancellationToken cancellation)
    {
        // A lock that is held says that the maker lives; one that we get says that it does not, and is given back at once.
        await using var command = new NpgsqlCommand(
            $"""
            with scratch as (
              select datname::text as name, ('x' || right(datname, 8))::bit(32)::int as key
              from pg_database
              where datname ~ '^{Prefix}[0-9a-f]{"{8}"}$'
            )
            select name from scratch
            where not exists (select from pg_locks l where l.locktype = 'advisory' and l.classid = {LockClass} and l.objid = key::bigint::oid)
            union all
            (
              select datname::text
              from pg_database
              where datname like '{TemplatePrefix.Replace("_", "\\_")}%'
              order by oid desc
              offset {KeptTemplates}
            )
            """, guard);
        var names = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation)) names.Add(reader.GetString(0));
        return names;
    }

    private async Task<NpgsqlConnection> OpenGuardAsync(CancellationToken cancellation)
    {
        // The source is only a factory: the session that it opened outlives it.
        await using var source = new RunConnection(For("postgres"));
        return await source.OpenAsync(cancellation);
    }

    private string For(string database) => new NpgsqlConnectionStringBuilder(connectionString) { Database = database }.ConnectionString;
}
