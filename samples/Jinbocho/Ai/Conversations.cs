using Jinbocho.Shared;
using Npgsql;

namespace Jinbocho.Ai;

/// <summary>What was asked and answered: <c>conversations</c> and <c>messages</c>.</summary>
internal sealed class Conversations(NpgsqlDataSource database)
{
    /// <summary>A conversation with its first question and the answer to it; its id.</summary>
    public async Task<Guid> BeginAsync(Member who, string question, string answer, CancellationToken cancellation) => (await database.RowsAsync($"""
        with begun as (insert into conversations (family_id, user_id, title) values ({who.FamilyId}, {who.UserId}, left({question}, 80)) returning id),
        said as (
          insert into messages (conversation_id, role, content, created_at)
          select id, role, content, clock_timestamp() from begun, (values ('user', {question}), ('assistant', {answer})) lines (role, content))
        select id from begun
        """, row => row.GetGuid(0), cancellation))[0];

    /// <summary>From its beginning; empty when the user has no such conversation.</summary>
    public Task<List<Message>> MessagesAsync(Member who, Guid id, CancellationToken cancellation) => database.RowsAsync($"""
        select m.role, m.content from messages m join conversations c on c.id = m.conversation_id
        where c.id = {id} and c.user_id = {who.UserId} order by m.created_at, m.role desc
        """, row => new Message(row.GetString(0), row.GetString(1)), cancellation);
}
