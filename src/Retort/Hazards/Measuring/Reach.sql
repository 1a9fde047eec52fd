-- What this session has written that is not of this database alone: the catalogs that all databases share, and tables of other servers.
-- pg_shdepend is written with everything that has an owner.
select case c.relname
    when 'pg_authid' then 'roles'
    when 'pg_auth_members' then 'roles'
    when 'pg_db_role_setting' then 'settings of roles and databases'
    when 'pg_database' then 'databases'
    when 'pg_tablespace' then 'tablespaces'
    when 'pg_subscription' then 'subscriptions'
    when 'pg_parameter_acl' then 'privileges on parameters'
    when 'pg_shdescription' then 'comments on roles and databases'
    when 'pg_replication_origin' then 'origins of replication'
    else c.relname::text
  end as what,
  false as is_elsewhere
from pg_locks l
join pg_class c on c.oid = l.relation
where
  l.locktype = 'relation'
  and l.pid = pg_backend_pid()
  and l.database = 0
  and l.mode = 'RowExclusiveLock'
  and c.relkind = 'r'
  and c.relisshared
  and c.relname <> 'pg_shdepend'
union
select 'the server behind ' || c.oid::regclass::text, true
from pg_locks l
join pg_class c on c.oid = l.relation
where
  l.locktype = 'relation'
  and l.pid = pg_backend_pid()
  and l.database = (select d.oid from pg_database d where d.datname = current_database())
  and l.mode = 'RowExclusiveLock'
  and c.relkind = 'f'
