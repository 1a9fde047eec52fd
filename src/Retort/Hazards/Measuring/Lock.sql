-- The locks of this session, and those that it waits for, on relations of this database.
select l.relation, l.mode
from pg_locks l
where
  l.locktype = 'relation'
  and l.pid = pg_backend_pid()
  and l.database = (select d.oid from pg_database d where d.datname = current_database())
