-- Ends session $1 if it still keeps process $2 waiting and has idled in its transaction for $3 seconds; the seconds that it did.
with idle as materialized (
  select a.pid, extract(epoch from clock_timestamp() - a.state_change)::float8 as seconds
  from pg_stat_activity a
  where a.pid = $1
    and a.pid = any (pg_blocking_pids($2))
    and a.state in ('idle in transaction', 'idle in transaction (aborted)')
    and clock_timestamp() - a.state_change >= make_interval(secs => $3)
)
-- In the list of columns, because the order in which conditions are looked at is not said.
select idle.seconds, pg_terminate_backend(idle.pid) from idle
