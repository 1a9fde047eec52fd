-- The extensions that somebody created: what initdb installs (plpgsql) is always there.
select
  'pg_extension'::regclass::oid as class,
  x.oid,
  x.extname as name,
  x.extversion as version,
  n.nspname as schema,
  x.extrelocatable as relocatable,
  v.default_version,
  -- the update paths of some extensions (PostGIS) are many: asked for only where an older version is installed
  case when x.extversion <> v.default_version then array(
    select u.target from pg_extension_update_paths(x.extname) u
    where u.source = x.extversion and u.path is not null
  ) end as updates,
  -- CREATE EXTENSION gives it the comment of its files; '' is the absence of that
  case when obj_description(x.oid, 'pg_extension') is distinct from v.comment then coalesce(obj_description(x.oid, 'pg_extension'), '') end as comment
from pg_extension x
join pg_namespace n on n.oid = x.extnamespace
left join pg_available_extensions v on v.name = x.extname
where x.oid >= 16384
