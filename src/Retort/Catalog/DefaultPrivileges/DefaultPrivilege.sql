-- What ALTER DEFAULT PRIVILEGES has said: for each role and sort of object, in one schema or in all.
select
  'pg_default_acl'::regclass::oid as class,
  d.oid,
  coalesce(n.nspname, '') as schema,
  n.oid is null as is_global,
  pg_get_userbyid(d.defaclrole) as holder,
  case d.defaclobjtype when 'r' then 'tables' when 'S' then 'sequences' when 'f' then 'functions' when 'T' then 'types' when 'n' then 'schemas' else 'large objects' end as objects,
  d.defaclacl::text[] as privileges
from pg_default_acl d
left join pg_namespace n on n.oid = d.defaclnamespace
where n.oid is null or (n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'retort'))
