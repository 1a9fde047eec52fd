-- The schemas: not PostgreSQL's own, not the ledger's.
select
  'pg_namespace'::regclass::oid as class,
  n.oid,
  n.nspname as name,
  pg_get_userbyid(n.nspowner) as owner,
  n.nspacl::text[] as privileges
from pg_namespace n
where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'retort')
  and not exists (select from pg_depend e where e.classid = 'pg_namespace'::regclass and e.objid = n.oid and e.deptype = 'e')
