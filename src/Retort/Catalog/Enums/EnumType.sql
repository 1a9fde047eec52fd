-- The enum types, with their labels in order.
select
  'pg_type'::regclass::oid as class,
  t.oid,
  n.nspname as schema,
  pg_type_is_visible(t.oid) as visible,
  t.typname as name,
  array(select l.enumlabel::text from pg_enum l where l.enumtypid = t.oid order by l.enumsortorder) as enum_labels,
  pg_get_userbyid(t.typowner) as owner,
  t.typacl::text[] as privileges
from pg_type t
join pg_namespace n on n.oid = t.typnamespace
where t.typtype = 'e' and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'retort')
  and not exists (select from pg_depend e where e.classid = 'pg_type'::regclass and e.objid = t.oid and e.deptype = 'e')
