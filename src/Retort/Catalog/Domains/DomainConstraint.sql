-- The check constraints of domains.
select
  'pg_constraint'::regclass::oid as class,
  c.oid,
  n.nspname as schema,
  pg_type_is_visible(t.oid) as visible,
  t.typname as domain,
  c.conname as name,
  pg_get_expr(c.conbin, 0, true) as expression,
  c.convalidated as valid
from pg_constraint c
join pg_type t on t.oid = c.contypid
join pg_namespace n on n.oid = t.typnamespace
where c.contype = 'c' and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'retort')
  and not exists (select from pg_depend e where e.classid = 'pg_type'::regclass and e.objid = t.oid and e.deptype = 'e')
