-- The domains.
select
  'pg_type'::regclass::oid as class,
  t.oid,
  n.nspname as schema,
  pg_type_is_visible(t.oid) as visible,
  t.typname as name,
  format_type(t.typbasetype, t.typtypmod) as base_type,
  case when t.typcollation <> b.typcollation then t.typcollation::regcollation::text end as collation,
  pg_get_expr(t.typdefaultbin, 0, true) as default,
  t.typnotnull as not_null,
  (
    select c.conname from pg_constraint c
    where c.contypid = t.oid and c.contype = 'n' and c.conname <> t.typname || '_not_null'
  ) as not_null_name,
  pg_get_userbyid(t.typowner) as owner,
  t.typacl::text[] as privileges
from pg_type t
join pg_namespace n on n.oid = t.typnamespace
join pg_type b on b.oid = t.typbasetype
where t.typtype = 'd' and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'retort')
  and not exists (select from pg_depend e where e.classid = 'pg_type'::regclass and e.objid = t.oid and e.deptype = 'e')
