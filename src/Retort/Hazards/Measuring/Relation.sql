-- Every relation that people made, with what shows that a statement touched it.
select
  c.oid,
  n.nspname::text as schema,
  c.relname::text as name,
  c.relkind::text as kind,
  c.relispartition as is_partition,
  c.relrowsecurity as has_row_security,
  -- A new file is a rewrite; what has no storage of its own has none.
  pg_relation_filenode(c.oid) as file,
  i.indrelid as table,
  coalesce(i.indisvalid, true) as is_valid,
  coalesce(i.indisunique, false) as is_unique,
  (select h.inhparent from pg_inherits h where h.inhrelid = c.oid and c.relispartition limit 1) as parent,
  -- Of this session, not yet sent to the collector: exact within a transaction.
  pg_stat_get_xact_numscans(c.oid) as scans,
  -- VACUUM does not count as a scan.
  pg_stat_get_vacuum_count(c.oid) as vacuums
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
left join pg_index i on i.indexrelid = c.oid
where
  c.relkind in ('r', 'p', 'v', 'm', 'f', 'i', 'I', 'S')
  and c.relpersistence <> 't'
  and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'retort')
