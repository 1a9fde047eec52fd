using System.Text.Json;
using Jinbocho.Shared;
using Npgsql;

namespace Jinbocho.Catalog;

/// <summary>The copies of a family. What happens to one and the row of <c>audit_log</c> that tells of it are one statement: neither is ever there without the other.</summary>
internal sealed class Books(NpgsqlDataSource database)
{
    /// <summary>A copy of an edition; the edition's record is made when the family has none of that ISBN. Null: the family has no such shelf.</summary>
    public Task<Book?> AddAsync(Member who, string? isbn, Edition edition, Move place, CancellationToken cancellation) => database.RowAsync($"""
        with edition as (
          insert into bibliographic_records (family_id, title, author, isbn, publisher, published_year, cover_url)
          values ({who.FamilyId}, {edition.Title}, {edition.Author}::varchar, {isbn}::varchar, {edition.Publisher}::varchar, {edition.PublishedYear}::integer, {edition.CoverUrl}::varchar)
          on conflict (family_id, isbn) where isbn is not null do update set title = excluded.title
          returning *),
        copy as (
          insert into owned_books (bibliographic_record_id, shelf_id, position, added_by)
          select id, {place.ShelfId}::uuid, {place.Position}::integer, {who.UserId} from edition
          returning *),
        told as (insert into audit_log (owned_book_id, event_type, user_id) select id, 'created', {who.UserId} from copy)
        select c.id, e.id, e.title, e.author, e.isbn, c.shelf_id, c.position, c.reading_status from copy c, edition e
        """, Book.Read, cancellation);

    public Task<List<Book>> ListAsync(Guid family, string? status, CancellationToken cancellation) => database.RowsAsync($"""
        select o.id, r.id, r.title, r.author, r.isbn, o.shelf_id, o.position, o.reading_status
        from owned_books o join bibliographic_records r on r.id = o.bibliographic_record_id
        where r.family_id = {family} and ({status}::varchar is null or o.reading_status = {status}::varchar)
        order by r.title, o.created_at
        """, Book.Read, cancellation);

    public Task<Book?> FindAsync(Guid family, Guid id, CancellationToken cancellation) => database.RowAsync($"""
        select o.id, r.id, r.title, r.author, r.isbn, o.shelf_id, o.position, o.reading_status
        from owned_books o join bibliographic_records r on r.id = o.bibliographic_record_id
        where o.id = {id} and r.family_id = {family}
        """, Book.Read, cancellation);

    /// <summary>The number of copies moved: 0 or 1.</summary>
    public Task<int> MoveAsync(Member who, Guid id, Move place, CancellationToken cancellation) => database.ExecuteAsync($"""
        with before as (select id, shelf_id from owned_books where id = {id} for update),
        moved as (update owned_books o set shelf_id = {place.ShelfId}::uuid, position = {place.Position}::integer, updated_at = now() from before where o.id = before.id returning o.id)
        insert into audit_log (owned_book_id, event_type, payload, user_id)
        select id, 'moved', jsonb_build_object('from', shelf_id, 'to', {place.ShelfId}::uuid), {who.UserId} from before join moved using (id)
        """, cancellation);

    /// <summary>The number of copies changed: 0 or 1.</summary>
    public Task<int> SetStatusAsync(Member who, Guid id, string status, CancellationToken cancellation) => database.ExecuteAsync($"""
        with before as (select id, reading_status from owned_books where id = {id} for update),
        changed as (update owned_books o set reading_status = {status}, updated_at = now() from before where o.id = before.id returning o.id)
        insert into audit_log (owned_book_id, event_type, payload, user_id)
        select id, 'status_changed', jsonb_build_object('from', reading_status, 'to', {status}::varchar), {who.UserId} from before join changed using (id)
        """, cancellation);

    /// <summary>Newest first.</summary>
    public Task<List<BookEvent>> HistoryAsync(Guid id, CancellationToken cancellation) => database.RowsAsync(
        $"select event_type, payload::text, user_id, created_at from audit_log where owned_book_id = {id} order by created_at desc, id",
        row => new BookEvent(row.GetString(0), row.Nullable<string>(1) is { } json ? JsonSerializer.Deserialize<JsonElement>(json) : null, row.Nullable<Guid?>(2), row.GetDateTime(3)), cancellation);

    /// <summary>Whether a shelf is in a room of the family; nowhere is.</summary>
    public async Task<bool> HasShelfAsync(Guid family, Guid? shelf, CancellationToken cancellation) => shelf is null || (await database.RowsAsync($"""
        select h.id from shelves h join sections s on s.id = h.section_id join bookcases b on b.id = s.bookcase_id join rooms r on r.id = b.room_id
        where h.id = {shelf} and r.family_id = {family}
        """, row => row.GetGuid(0), cancellation)).Count > 0;
}
