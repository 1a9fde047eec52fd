-- Which table inherits from which, and which part of it a partition is.
select
  'pg_inherits'::regclass::oid as class,
  i.inhrelid as oid,
  i.inhseqno as sub,
  i.inhseqno as position,
  n.nspname as schema,
  c.relname as table_name,
  i.inhparent::regclass::text as name,
  pg_get_expr(c.relpartbound, c.oid) as bound
from pg_inherits i
join pg_class c on c.oid = i.inhrelid
join pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p', 'f')
  and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'retort')
  and not exists (select from pg_depend e where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e')
