-- The session that holds the advisory lock of runs on this database. A 64-bit key shows as two halves and objsubid 1.
select a.pid, a.usename::text as usename, a.application_name, a.state,
       left(regexp_replace(a.query, '\s+', ' ', 'g'), 200) as query, a.xact_start,
       null::text as holds,
       case when a.state like 'idle in transaction%' then a.state_change end as idle_since
from pg_locks l
join pg_stat_activity a on a.pid = l.pid
where l.locktype = 'advisory'
  and l.database = (select oid from pg_database where datname = current_database())
  and l.classid = ($1::bigint >> 32)::oid
  and l.objid = ($1::bigint & 4294967295)::oid
  and l.objsubid = 1
  and l.granted
order by a.pid
