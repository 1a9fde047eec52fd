-- What rows must satisfy: constraints of tables, and unique indexes that serve none. A constraint gets a name that nothing else has.
select
  format('retort_demand_%s', k.oid) as name,
  k.conname::text as real_name,
  format('%s %s', k.conrelid::regclass, pg_get_constraintdef(k.oid)) as definition,
  format('alter table %s add constraint retort_demand_%s %s', k.conrelid::regclass, k.oid, pg_get_constraintdef(k.oid)) as add,
  format('alter table %s drop constraint retort_demand_%s', k.conrelid::regclass, k.oid) as drop
from pg_constraint k
join pg_namespace n on n.oid = k.connamespace
where k.contype in ('c', 'f', 'u', 'x') and k.conrelid <> 0 and k.conparentid = 0 and k.coninhcount = 0 and n.nspname not in ('pg_catalog', 'information_schema', 'retort')
union all
select c.relname::text, c.relname::text, pg_get_indexdef(i.indexrelid), pg_get_indexdef(i.indexrelid), format('drop index %s', i.indexrelid::regclass)
from pg_index i
join pg_class c on c.oid = i.indexrelid
join pg_namespace n on n.oid = c.relnamespace
where
  i.indisunique
  and not c.relispartition
  and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
  and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'retort')
