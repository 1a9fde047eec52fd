-- The sequences behind identity columns: what is said of them beside the column.
select
  'pg_class'::regclass::oid as class,
  c.oid,
  a.attnum::int as position,
  n.nspname as schema,
  t.relname as table_name,
  a.attname as column_name,
  c.relname as name,
  pg_get_userbyid(c.relowner) as owner,
  c.relacl::text[] as privileges
from pg_depend d
join pg_class c on c.oid = d.objid and c.relkind = 'S'
join pg_class t on t.oid = d.refobjid
join pg_namespace n on n.oid = t.relnamespace
join pg_attribute a on a.attrelid = t.oid and a.attnum = d.refobjsubid
where d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass and d.deptype = 'i' and d.refobjsubid > 0
  and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'retort')
  and not exists (select from pg_depend e where e.classid = 'pg_class'::regclass and e.objid = t.oid and e.deptype = 'e')
