-- What the doctor wants to know of a database and of this role in it, in one row.
select
  pg_backend_pid() as pid,
  current_user::text as role,
  current_setting('server_version') as version,
  current_setting('server_version_num')::int / 10000 as major,
  pg_is_in_recovery() as is_standby,
  current_setting('default_transaction_read_only')::boolean as is_read_only,
  (select s.setting::bigint from pg_settings s where s.name = 'statement_timeout') as statement_timeout,
  (select s.setting::int from pg_settings s where s.name = 'max_connections') as max_connections,
  (select count(*) from pg_stat_activity a where a.backend_type = 'client backend')::int as connections,
  (select r.rolsuper or r.rolcreatedb from pg_roles r where r.rolname = current_user) as may_create_databases,
  has_database_privilege(current_database(), 'create') as may_create_schemas,
  to_regnamespace(quote_ident($1)) is not null as has_schema,
  coalesce(has_schema_privilege(to_regnamespace(quote_ident($1)), 'create'), false) as may_create_tables,
  to_regclass('retort.revision') is not null as has_ledger,
  coalesce(has_table_privilege(to_regclass('retort.revision'), 'insert') and has_table_privilege(to_regclass('retort.event'), 'insert'), false) as may_write_ledger,
  -- Tables of the default schema that this role could not alter.
  array(
    select c.oid::regclass::text
    from pg_class c
    where c.relnamespace = to_regnamespace(quote_ident($1)) and c.relkind in ('r', 'p', 'v', 'm', 'f') and not pg_has_role(c.relowner, 'usage')
    order by c.relname
    limit 5
  ) as foreign_tables,
  -- An index that CREATE INDEX CONCURRENTLY left: it costs every write and helps no read. One that is being built is not meant.
  array(
    select i.indexrelid::regclass::text
    from pg_index i
    where not i.indisvalid
      and not exists (select from pg_stat_progress_create_index p where p.index_relid = i.indexrelid)
      and (select c.relkind from pg_class c where c.oid = i.indexrelid) = 'i'
    order by 1
    limit 5
  ) as invalid_indexes,
  array(
    select format('process %s (%s, %s) since %s', a.pid, a.usename, a.state, to_char(a.xact_start at time zone 'UTC', 'YYYY-MM-DD HH24:MI"Z"'))
    from pg_stat_activity a
    where a.datname = current_database() and a.pid <> pg_backend_pid() and a.xact_start < now() - interval '5 minutes'
    order by a.xact_start
    limit 5
  ) as old_transactions,
  array(
    select format('%s by %s since %s', p.gid, p.owner, to_char(p.prepared at time zone 'UTC', 'YYYY-MM-DD HH24:MI"Z"'))
    from pg_prepared_xacts p
    where p.database = current_database()
    order by p.prepared
    limit 5
  ) as prepared_transactions,
  coalesce((select s.ssl from pg_stat_ssl s where s.pid = pg_backend_pid()), false) as is_encrypted,
  -- Sorting by another version of the system's library than the one that indexes were built with: rows are no longer found. The function for the database came with 15.
  array(
    select format('the database itself: %s then, %s now', d.then, d.now)
    from (
      select to_jsonb(p) ->> 'datcollversion' as then,
             case when current_setting('server_version_num')::int >= 150000
               then (xpath('/row/v/text()', query_to_xml(format('select pg_database_collation_actual_version(%s) as v', p.oid), false, true, '')))[1]::text end as now
      from pg_database p
      where p.datname = current_database()
    ) d
    where d.then <> d.now
    union all
    select format('collation %I: %s then, %s now', c.collname, c.collversion, pg_collation_actual_version(c.oid))
    from pg_collation c
    where c.collversion <> pg_collation_actual_version(c.oid)
      -- One that nothing uses does no harm.
      and exists (select from pg_depend u where u.refclassid = 'pg_collation'::regclass and u.refobjid = c.oid)
    limit 5
  ) as old_collations,
  (select age(d.datfrozenxid) from pg_database d where d.datname = current_database()) as frozen_age
