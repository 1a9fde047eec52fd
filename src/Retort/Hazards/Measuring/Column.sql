-- The columns of every table and view that people made.
select
  a.attrelid as relation,
  a.attnum::int as number,
  a.attname::text as name,
  format_type(a.atttypid, a.atttypmod) as type,
  -- From 18 on a constraint that was not validated sets attnotnull too.
  a.attnotnull and not exists (
    select from pg_constraint k
    where k.conrelid = a.attrelid and k.contype = 'n' and not k.convalidated and k.conkey = array[a.attnum]
  ) as is_not_null,
  a.atthasdef or a.attidentity <> '' as has_default,
  a.attgenerated <> '' as is_generated
from pg_attribute a
join pg_class c on c.oid = a.attrelid
join pg_namespace n on n.oid = c.relnamespace
where
  a.attnum > 0
  and not a.attisdropped
  and c.relkind in ('r', 'p', 'v', 'm', 'f')
  and c.relpersistence <> 't'
  and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'retort')
