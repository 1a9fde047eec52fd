-- The materialized views; their indexes and columns are objects of their own.
select
  'pg_class'::regclass::oid as class,
  c.oid,
  n.nspname as schema,
  c.relname as name,
  pg_get_userbyid(c.relowner) as owner,
  c.relacl::text[] as privileges,
  array(
    select unnest(c.reloptions)
    union all
    select 'toast.' || unnest(toast.reloptions)
    order by 1
  ) as options,
  array(
    select quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod)
      || case when a.attcollation <> t.typcollation then ' collate ' || a.attcollation::regcollation else '' end
    from pg_attribute a
    join pg_type t on t.oid = a.atttypid
    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    order by a.attnum
  ) as columns,
  pg_get_viewdef(c.oid, true) as definition,
  c.relispopulated as is_populated,
  s.spcname as tablespace,
  nullif(m.amname, 'heap') as access_method
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
join pg_am m on m.oid = c.relam
left join pg_class toast on toast.oid = c.reltoastrelid
left join pg_tablespace s on s.oid = c.reltablespace
where c.relkind = 'm'
  and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'retort')
  and not exists (select from pg_depend e where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e')
