-- The sessions that keep process $1 waiting, with what they do.
select a.pid, a.usename::text as usename, a.application_name, a.state,
       left(regexp_replace(a.query, '\s+', ' ', 'g'), 200) as query, a.xact_start
from pg_stat_activity a
where a.pid = any (pg_blocking_pids($1))
order by a.pid
