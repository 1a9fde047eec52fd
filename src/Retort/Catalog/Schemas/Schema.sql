-- The schemas: not PostgreSQL's own, not the ledger's.
select
  'pg_namespace'::regclass::oid as class,
  n.oid,
  n.nspname as name,
  pg_get_userbyid(n.nspowner) as owner,
  case when n.nspacl is not null then array(
    select case when a.grantee = n.nspowner then '' when a.grantee = 0 then 'public' else pg_get_userbyid(a.grantee) end
      || chr(9) || lower(a.privilege_type) || chr(9) || a.is_grantable || chr(9) || case when a.grantor <> n.nspowner then pg_get_userbyid(a.grantor) else '' end
    from aclexplode(n.nspacl) a
    order by 1
  ) end as privileges
from pg_namespace n
where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'retort')
  and not exists (select from pg_depend e where e.classid = 'pg_namespace'::regclass and e.objid = n.oid and e.deptype = 'e')
