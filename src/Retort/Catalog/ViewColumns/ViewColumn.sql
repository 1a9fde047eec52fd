-- The columns of views and materialized views: what can be said of them beside the query.
select
  'pg_class'::regclass::oid as class,
  c.oid,
  a.attnum::int as sub,
  a.attnum::int as position,
  n.nspname as schema,
  c.relname as view_name,
  c.relkind = 'm' as is_materialized,
  a.attname as name,
  pg_get_userbyid(c.relowner) as holder,
  a.attacl::text[] as privileges,
  pg_get_expr(d.adbin, d.adrelid, true) as default_value,
  case when c.relkind = 'm' and a.attstorage <> t.typstorage then
    case a.attstorage when 'p' then 'plain' when 'e' then 'external' when 'm' then 'main' else 'extended' end
  end as storage,
  case t.typstorage when 'p' then 'plain' when 'e' then 'external' when 'm' then 'main' else 'extended' end as type_storage,
  case a.compression when 'p' then 'pglz' when 'l' then 'lz4' end as compression,
  -- null since PostgreSQL 17, -1 before
  nullif(a.attstattarget, -1)::int as statistics,
  -- pg_attver is the server's own bookkeeping in recent minor releases; pg_dump leaves it out too
  case when a.attoptions is not null then
    (select array_agg(o order by o) from unnest(a.attoptions) o where o not like 'pg_attver=%')
  end as options
from (select ''::"char" as attcompression) missing
cross join pg_class c
join pg_namespace n on n.oid = c.relnamespace
-- attcompression exists since PostgreSQL 14: before, the name is found one level up, in "missing"
join lateral (select x.*, attcompression as compression from pg_attribute x) a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
join pg_type t on t.oid = a.atttypid
left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
where c.relkind in ('v', 'm')
  and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'retort')
  and not exists (select from pg_depend e where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e')
