-- The foreign keys, with the columns on both sides in the same order. Those on partitions are the parent's.
select
  n.nspname as schema,
  c.relname as "table",
  k.conname as name,
  (select array_agg(a.attname::text order by o.place) from unnest(k.conkey) with ordinality o (number, place) join pg_attribute a on a.attrelid = k.conrelid and a.attnum = o.number) as columns,
  pn.nspname as parent_schema,
  p.relname as parent,
  (select array_agg(a.attname::text order by o.place) from unnest(k.confkey) with ordinality o (number, place) join pg_attribute a on a.attrelid = k.confrelid and a.attnum = o.number) as parent_columns
from pg_constraint k
join pg_class c on c.oid = k.conrelid
join pg_namespace n on n.oid = c.relnamespace
join pg_class p on p.oid = k.confrelid
join pg_namespace pn on pn.oid = p.relnamespace
where k.contype = 'f' and k.conparentid = 0
  and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'retort')
order by 1, 2, 3
