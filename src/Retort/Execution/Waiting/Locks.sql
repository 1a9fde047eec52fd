-- The sessions that hold or wait for locks on tables of this database; of one table, when $1 names it.
with locked as (
  select l.pid, l.granted,
         -- AccessExclusiveLock is said as ACCESS EXCLUSIVE, as in the manual.
         upper(regexp_replace(replace(l.mode, 'Lock', ''), '(?<=[a-z])(?=[A-Z])', ' ', 'g')) || ' on ' || l.relation::regclass as lock
  from pg_locks l
  join pg_class c on c.oid = l.relation and c.relkind in ('r', 'p', 'm', 'v', 'f', 'S')
  join pg_namespace n on n.oid = c.relnamespace
  where l.locktype = 'relation'
    and l.database = (select oid from pg_database where datname = current_database())
    and l.pid <> pg_backend_pid()
    and case when $1 = '' then n.nspname <> 'information_schema' and n.nspname !~ '^pg_' else l.relation = to_regclass($1) end
)
select a.pid, a.usename::text as usename, a.application_name, a.state,
       left(regexp_replace(a.query, '\s+', ' ', 'g'), 200) as query, a.xact_start,
       string_agg(distinct l.lock, ', ') filter (where l.granted) as holds,
       case when a.state like 'idle in transaction%' then a.state_change end as idle_since,
       string_agg(distinct l.lock, ', ') filter (where not l.granted) as wants,
       array_to_string(pg_blocking_pids(a.pid), ' ') as waits_for
from locked l
join pg_stat_activity a on a.pid = l.pid
group by a.pid, a.usename, a.application_name, a.state, a.query, a.xact_start, a.state_change
order by a.xact_start, a.pid
