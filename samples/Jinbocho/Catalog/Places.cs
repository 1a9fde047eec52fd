using Jinbocho.Shared;
using Npgsql;

namespace Jinbocho.Catalog;

/// <summary>Room, bookcase, section, shelf. Each statement asks for the family, so that nobody reaches into another's house.</summary>
internal sealed class Places(NpgsqlDataSource database)
{
    public async Task<Guid> AddRoomAsync(Guid family, string name, CancellationToken cancellation) =>
        (await AddAsync($"insert into rooms (family_id, name) values ({family}, {name}) returning id", cancellation))!.Value;

    /// <summary>Null, here and below: the family has no such place to put it in.</summary>
    public Task<Guid?> AddBookcaseAsync(Guid family, Guid room, string name, CancellationToken cancellation) =>
        AddAsync($"insert into bookcases (room_id, name) select id, {name}::varchar from rooms where id = {room} and family_id = {family} returning id", cancellation);

    public Task<Guid?> AddSectionAsync(Guid family, Guid bookcase, string name, int position, CancellationToken cancellation) => AddAsync($"""
        insert into sections (bookcase_id, name, position)
        select b.id, {name}::varchar, {position}::integer from bookcases b join rooms r on r.id = b.room_id where b.id = {bookcase} and r.family_id = {family}
        returning id
        """, cancellation);

    public Task<Guid?> AddShelfAsync(Guid family, Guid section, string name, int position, CancellationToken cancellation) => AddAsync($"""
        insert into shelves (section_id, name, position)
        select s.id, {name}::varchar, {position}::integer
        from sections s join bookcases b on b.id = s.bookcase_id join rooms r on r.id = b.room_id
        where s.id = {section} and r.family_id = {family}
        returning id
        """, cancellation);

    /// <summary>What was on its shelves stands nowhere afterwards.</summary>
    public Task<int> RemoveRoomAsync(Guid family, Guid room, CancellationToken cancellation) =>
        database.ExecuteAsync($"delete from rooms where id = {room} and family_id = {family}", cancellation);

    /// <summary>A room down to its shelves, as JSON that PostgreSQL puts together; null when there is no such room.</summary>
    public Task<string?> TreeAsync(Guid family, Guid room, CancellationToken cancellation) => database.RowAsync($"""
        select jsonb_build_object('id', r.id, 'name', r.name, 'bookcases', coalesce((
          select jsonb_agg(jsonb_build_object('id', b.id, 'name', b.name, 'sections', coalesce((
            select jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name, 'position', s.position, 'shelves', coalesce((
              select jsonb_agg(jsonb_build_object('id', h.id, 'name', h.name, 'position', h.position) order by h.position)
              from shelves h where h.section_id = s.id), '[]')) order by s.position)
            from sections s where s.bookcase_id = b.id), '[]')) order by b.name)
          from bookcases b where b.room_id = r.id), '[]'))::text
        from rooms r where r.id = {room} and r.family_id = {family}
        """, row => row.GetString(0), cancellation);

    public Task<List<Room>> ListAsync(Guid family, CancellationToken cancellation) =>
        database.RowsAsync($"select id, name from rooms where family_id = {family} order by name", row => new Room(row.GetGuid(0), row.GetString(1)), cancellation);

    private async Task<Guid?> AddAsync(FormattableString sql, CancellationToken cancellation) => await database.RowsAsync(sql, row => row.GetGuid(0), cancellation) is [var id] ? id : null;
}
