using Jinbocho.Shared;
using Npgsql;

namespace Jinbocho.Catalog;

/// <summary>What others told about an ISBN, for a time to live: the rows of <c>isbn_cache</c>.</summary>
internal sealed class IsbnCache(NpgsqlDataSource database, IConfiguration configuration)
{
    private readonly TimeSpan life = configuration.GetValue("Isbn:TimeToLive", TimeSpan.FromDays(30));

    /// <summary>Null when nobody knows of it. What is too old still serves when the source does not answer.</summary>
    public async Task<Edition?> FindAsync(string isbn, IsbnSource source, CancellationToken cancellation)
    {
        var known = await database.RowAsync($"select data::text, cached_at > localtimestamp - {life} from isbn_cache where isbn = {isbn}", row => Tuple.Create(row.GetString(0), row.GetBoolean(1)), cancellation);
        if (known is (var fresh, true)) return Edition.Read(fresh);
        try
        {
            if (await source.AskAsync(isbn, cancellation) is not { } told) return null;
            await KeepAsync(isbn, told, cancellation);
            return Edition.Read(told);
        }
        catch (HttpRequestException) when (known is not null)
        {
            return Edition.Read(known.Item1);
        }
    }

    /// <summary>Whoever adds a row also sweeps out what nobody has asked for in twice its life.</summary>
    private Task<int> KeepAsync(string isbn, string json, CancellationToken cancellation) => database.ExecuteAsync($"""
        with swept as (delete from isbn_cache where cached_at < localtimestamp - 2 * {life}::interval and isbn <> {isbn})
        insert into isbn_cache (isbn, data) values ({isbn}, {json}::jsonb)
        on conflict (isbn) do update set data = excluded.data, cached_at = now()
        """, cancellation);
}
