-- The defaults of columns; of an inherited column also that it has none where the parent has one.
select
  case when d.oid is null then 'pg_class' else 'pg_attrdef' end::regclass::oid as class,
  coalesce(d.oid, c.oid) as oid,
  -- a default that was taken away has no row: an address that no other object has
  case when d.oid is null then 100000 + a.attnum else 0 end as sub,
  a.attnum::int as position,
  n.nspname as schema,
  c.relname as table_name,
  a.attname as name,
  pg_get_expr(d.adbin, d.adrelid, true) as expression
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
left join pg_inherits h on not a.attislocal and h.inhrelid = c.oid and h.inhseqno = 1
left join pg_attribute p on p.attrelid = h.inhparent and p.attname = a.attname
left join pg_attrdef pd on pd.adrelid = p.attrelid and pd.adnum = p.attnum
where c.relkind in ('r', 'p', 'f')
  and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'retort')
  and not exists (select from pg_depend e where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e')
  and (d.oid is not null or pd.oid is not null)
