-- The conversions between encodings.
select
  'pg_conversion'::regclass::oid as class,
  c.oid,
  n.nspname as schema,
  pg_conversion_is_visible(c.oid) as visible,
  c.conname as name,
  pg_encoding_to_char(c.conforencoding) as source,
  pg_encoding_to_char(c.contoencoding) as destination,
  c.conproc::regprocedure::text as function,
  c.condefault as is_default,
  pg_get_userbyid(c.conowner) as owner
from pg_conversion c
join pg_namespace n on n.oid = c.connamespace
where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'retort')
  and not exists (select from pg_depend e where e.classid = 'pg_conversion'::regclass and e.objid = c.oid and e.deptype = 'e')
