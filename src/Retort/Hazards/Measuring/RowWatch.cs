using Npgsql;
using Retort.Execution.Statements;
using Retort.Sql;

namespace Retort.Hazards.Measuring;

/// <summary>Triggers of a scratch database that say what is done to rows, even where there are none.</summary>
/// <param name="session">The session whose work is watched.</param>
internal sealed class RowWatch(NpgsqlConnection session)
{
    /// <summary>Makes tables tell, until the transaction is taken back or <see cref="EndAsync"/>; what they tell outlives a commit.</summary>
    public async Task BeginAsync(IEnumerable<MeasuredRelation> tables, CancellationToken cancellation)
    {
        // A role that a statement has taken may write rows, but need not be allowed to make triggers.
        var role = await AskAsync("select current_setting('role')", cancellation);
        if (role != "none") await ExecuteAsync("set role none", cancellation);
        await ExecuteAsync(
            """
            create or replace function pg_temp.retort_seen() returns trigger language plpgsql as $$
            begin
              perform set_config('retort.seen', coalesce(current_setting('retort.seen', true), '') || tg_relid || ' ' || tg_op || E'\n', false);
              return null;
            end $$
            """, cancellation);
        await ExecuteAsync("set retort.seen = ''", cancellation);
        foreach (var table in tables)
        {
            await ExecuteAsync($"create trigger retort_seen after insert or update or delete or truncate on {Identifier.Quote(table.Schema, table.Name)} for each statement execute function pg_temp.retort_seen()", cancellation);
            // Also where the statements turn the triggers of others off.
            await ExecuteAsync($"alter table {Identifier.Quote(table.Schema, table.Name)} enable always trigger retort_seen", cancellation);
        }
        if (role != "none") await ExecuteAsync($"set local role {Identifier.Quote(role)}", cancellation);
    }

    /// <summary>What was done since the beginning.</summary>
    public async Task<List<RowWrite>> ReadAsync(CancellationToken cancellation)
    {
        var seen = await AskAsync("select current_setting('retort.seen')", cancellation);
        return [.. seen.Split('\n', StringSplitOptions.RemoveEmptyEntries).Distinct().Select(line => line.Split(' ')).Select(words => new RowWrite(uint.Parse(words[0], provider: null), words[1]))];
    }

    /// <summary>Takes the triggers away again.</summary>
    public Task EndAsync(CancellationToken cancellation) => ExecuteAsync("drop function pg_temp.retort_seen() cascade", cancellation);

    private async Task<string> AskAsync(string question, CancellationToken cancellation)
    {
        await using var ask = new NpgsqlCommand(question, session) { CommandTimeout = 0 };
        return (string)(await ask.ExecuteScalarAsync(cancellation))!;
    }

    private Task ExecuteAsync(string sql, CancellationToken cancellation) => PlainStatement.SendAsync(session, sql, cancellation);
}
