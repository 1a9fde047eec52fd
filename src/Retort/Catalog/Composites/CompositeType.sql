-- The composite types that stand alone.
select
  'pg_type'::regclass::oid as class,
  t.oid,
  n.nspname as schema,
  pg_type_is_visible(t.oid) as visible,
  t.typname as name,
  coalesce(a.names, '{}') as names,
  coalesce(a.types, '{}') as types,
  coalesce(a.collations, '{}') as collations,
  coalesce(a.comments, '{}') as comments,
  pg_get_userbyid(t.typowner) as owner,
  t.typacl::text[] as privileges
from pg_type t
join pg_class c on c.oid = t.typrelid and c.relkind = 'c'
join pg_namespace n on n.oid = t.typnamespace
left join lateral (
  select
    array_agg(a.attname::text order by a.attnum) as names,
    array_agg(format_type(a.atttypid, a.atttypmod) order by a.attnum) as types,
    array_agg(case when a.attcollation <> u.typcollation then a.attcollation::regcollation::text else '' end order by a.attnum) as collations,
    array_agg(coalesce(col_description(c.oid, a.attnum), '') order by a.attnum) as comments
  from pg_attribute a
  join pg_type u on u.oid = a.atttypid
  where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
) a on true
where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'retort')
  and not exists (select from pg_depend e where e.classid = 'pg_type'::regclass and e.objid = t.oid and e.deptype = 'e')
