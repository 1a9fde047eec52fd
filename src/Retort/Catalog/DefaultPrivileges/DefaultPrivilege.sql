-- What ALTER DEFAULT PRIVILEGES has said: for each role and sort of object, in one schema or in all.
select
  'pg_default_acl'::regclass::oid as class,
  d.oid,
  coalesce(n.nspname, '') as schema,
  n.oid is null as is_global,
  pg_get_userbyid(d.defaclrole) as role,
  case d.defaclobjtype when 'r' then 'tables' when 'S' then 'sequences' when 'f' then 'functions' when 'T' then 'types' when 'n' then 'schemas' else 'large objects' end as objects,
  array(
    select case when a.grantee = d.defaclrole then '' when a.grantee = 0 then 'public' else pg_get_userbyid(a.grantee) end
      || chr(9) || lower(a.privilege_type) || chr(9) || a.is_grantable || chr(9) || case when a.grantor <> d.defaclrole then pg_get_userbyid(a.grantor) else '' end
    from aclexplode(d.defaclacl) a
  ) as privileges
from pg_default_acl d
left join pg_namespace n on n.oid = d.defaclnamespace
where n.oid is null or (n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'retort'))
