-- What REINDEX CONCURRENTLY left half done for $1 (index, table, schema, database) $2: its copies are called _ccnew and _ccold.
with target as (
  select case when $1 in ('index', 'table') then to_regclass($2)::oid end as oid
), relation as (
  select c.oid, c.reltoastrelid
  from pg_class c, target t
  where case $1
    when 'table' then c.oid = t.oid or c.oid in (select relid from pg_partition_tree(t.oid))
    when 'index' then c.oid in (
      select indrelid from pg_index
      where indexrelid = t.oid or indexrelid in (select relid from pg_partition_tree(t.oid)))
    when 'schema' then c.relnamespace = (select n.oid from pg_namespace n where n.nspname = $2)
    else true
  end
)
select n.nspname::text as schema, c.relname::text as name
from pg_index i
join pg_class c on c.oid = i.indexrelid
join pg_namespace n on n.oid = c.relnamespace
where not i.indisvalid
  and c.relkind = 'i'
  and c.relname ~ '_cc(new|old)[0-9]*$'
  and i.indrelid in (select oid from relation union all select reltoastrelid from relation)
  -- Somebody builds it at this moment.
  and not exists (select from pg_stat_progress_create_index p where p.index_relid = c.oid)
order by n.nspname, c.relname
