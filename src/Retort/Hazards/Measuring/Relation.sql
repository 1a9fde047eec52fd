-- Every relation that people made, with what shows that a statement touched it.
select
  c.oid,
  n.nspname::text as schema,
  c.relname::text as name,
  c.relkind::text as kind,
  c.relispartition as is_partition,
  exists (select from pg_partitioned_table p where p.partdefid = c.oid) as is_default,
  c.relrowsecurity as has_row_security,
  -- A new file is a rewrite; what has no storage of its own has none.
  pg_relation_filenode(c.oid) as file,
  i.indrelid as table,
  coalesce(i.indisvalid, true) as is_valid,
  coalesce(i.indisunique, false) as is_unique,
  -- What an equality finds rows by: not where the index leaves rows out, except those that no equality asks for; 0 is an expression.
  coalesce(case
    when i.indpred is null or pg_get_expr(i.indpred, i.indrelid) = (
      select format('(%I IS NOT NULL)', a.attname) from pg_attribute a where a.attrelid = i.indrelid and a.attnum = i.indkey[0]
    ) then (i.indkey::int2[])[0:i.indnkeyatts - 1]::int[]
  end, '{}') as columns,
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
