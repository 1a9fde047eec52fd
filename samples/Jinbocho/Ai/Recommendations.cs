using Jinbocho.Shared;
using Npgsql;

namespace Jinbocho.Ai;

/// <summary>What a user might read next. A book that was said no to is not proposed again.</summary>
internal sealed class Recommendations(NpgsqlDataSource database)
{
    public Task<int> ProposeAsync(Member who, Guid conversation, IReadOnlyCollection<(Guid Book, float Score)> books, string reason, CancellationToken cancellation) => database.ExecuteAsync($"""
        insert into recommendations (user_id, bibliographic_record_id, conversation_id, score, reason)
        select {who.UserId}, book, {conversation}, score, {reason} from unnest({books.Select(one => one.Book).ToArray()}::uuid[], {books.Select(one => one.Score).ToArray()}::real[]) new (book, score)
        on conflict (user_id, bibliographic_record_id) do update set score = excluded.score, reason = excluded.reason, conversation_id = excluded.conversation_id where recommendations.dismissed_at is null
        """, cancellation);

    /// <summary>The open ones, the best first.</summary>
    public Task<List<Recommendation>> OpenAsync(Member who, CancellationToken cancellation) => database.RowsAsync(
        $"select id, bibliographic_record_id, score, reason from recommendations where user_id = {who.UserId} and dismissed_at is null order by score desc",
        row => new Recommendation(row.GetGuid(0), row.GetGuid(1), row.GetFloat(2), row.GetString(3)), cancellation);

    public Task<int> DismissAsync(Member who, Guid id, CancellationToken cancellation) =>
        database.ExecuteAsync($"update recommendations set dismissed_at = now() where id = {id} and user_id = {who.UserId}", cancellation);
}
