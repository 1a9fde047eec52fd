-- Who is connected to a database. What the server itself does there (autovacuum) gives way to a copy on its own.
select a.pid, a.usename::text as "user", a.application_name as application, a.state, left(regexp_replace(a.query, '\s+', ' ', 'g'), 200) as query,
       coalesce(a.xact_start, a.state_change) as since
from pg_stat_activity a
where a.datname = $1 and a.pid <> pg_backend_pid() and a.backend_type in ('client backend', 'walsender')
order by a.backend_start, a.pid
