using Jinbocho.Shared;
using Npgsql;

namespace Jinbocho.Ai;

/// <summary>The rows of <c>book_embeddings</c>. A family has some thousand books: they are compared in memory.</summary>
internal sealed class BookVectors(NpgsqlDataSource database)
{
    /// <summary>The number of books that are new.</summary>
    public Task<int> KeepAsync(IReadOnlyCollection<CatalogBook> books, CancellationToken cancellation) => database.ExecuteAsync($"""
        insert into book_embeddings (bibliographic_record_id, model, embedding)
        select id, {Words.Model}, (select array_agg(number::real) from unnest(string_to_array(vector, ',')) number)
        from unnest({books.Select(book => book.RecordId).ToArray()}::uuid[], {books.Select(Text).ToArray()}::text[]) new (id, vector)
        on conflict (bibliographic_record_id) do update set model = excluded.model, embedding = excluded.embedding where book_embeddings.model <> excluded.model
        """, cancellation);

    /// <summary>Those of some books that are most like a text, the best first.</summary>
    public async Task<List<(Guid Book, float Score)>> NearestAsync(string text, IReadOnlyCollection<CatalogBook> among, int count, CancellationToken cancellation)
    {
        var wanted = Words.Vector(text);
        var vectors = await database.RowsAsync($"select bibliographic_record_id, embedding from book_embeddings where model = {Words.Model} and bibliographic_record_id = any({among.Select(book => book.RecordId).ToArray()})",
            row => (Book: row.GetGuid(0), Vector: row.GetFieldValue<float[]>(1)), cancellation);
        return [.. vectors.Select(one => (one.Book, Score: Words.Likeness(wanted, one.Vector))).Where(one => one.Score > 0).OrderByDescending(one => one.Score).Take(count)];
    }

    /// <summary>Arrays of arrays would all have to be as long as one another: each vector goes as text.</summary>
    private static string Text(CatalogBook book) => string.Join(',', Words.Vector($"{book.Title} {book.Author}"));
}
