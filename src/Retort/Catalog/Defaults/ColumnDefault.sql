-- The defaults of columns; of an inherited column also that it has none where the parent has one.
select
  'pg_attrdef'::regclass::oid as class,
  d.oid,
  0 as sub,
  a.attnum::int as position,
  n.nspname as schema,
  c.relname as table_name,
  a.attname as name,
  -- a default names no column: without a relation it is printed in a fraction of the time
  pg_get_expr(d.adbin, 0, true) as expression
from pg_attrdef d
join pg_class c on c.oid = d.adrelid
join pg_namespace n on n.oid = c.relnamespace
join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum and a.attgenerated = ''
where c.relkind in ('r', 'p', 'f')
  and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'retort')
  and not exists (select from pg_depend e where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e')

union all
-- a default that was taken away has no row: an address that no other object has
select 'pg_class'::regclass::oid, c.oid, 100000 + a.attnum, a.attnum, n.nspname, c.relname, a.attname, null
from pg_inherits h
join pg_class c on c.oid = h.inhrelid
join pg_namespace n on n.oid = c.relnamespace
join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and not a.attislocal and a.attgenerated = '' and not a.atthasdef
join pg_attribute p on p.attrelid = h.inhparent and p.attname = a.attname and p.atthasdef
where h.inhseqno = 1
  and c.relkind in ('r', 'p', 'f')
  and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'retort')
  and not exists (select from pg_depend e where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e')
