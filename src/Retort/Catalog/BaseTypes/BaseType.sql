-- The base types, and the shell types that wait for their functions: what neither comes with a table nor is an array.
select
  'pg_type'::regclass::oid as class,
  t.oid,
  n.nspname as schema,
  pg_type_is_visible(t.oid) as visible,
  t.typname as name,
  not t.typisdefined as is_shell,
  case when t.typisdefined then t.typinput::oid::regprocedure::text end as input,
  case when t.typisdefined then t.typoutput::oid::regprocedure::text end as output,
  nullif(t.typreceive::oid, 0)::regprocedure::text as receive,
  nullif(t.typsend::oid, 0)::regprocedure::text as send,
  nullif(t.typmodin::oid, 0)::regprocedure::text as modifier_input,
  nullif(t.typmodout::oid, 0)::regprocedure::text as modifier_output,
  nullif(t.typanalyze::oid, 0)::regprocedure::text as analyze,
  nullif(t.subscript_function, 0)::regprocedure::text as subscript,
  t.typlen::int as length,
  t.typbyval as is_by_value,
  case t.typalign when 'c' then 'char' when 's' then 'int2' when 'd' then 'double' else 'int4' end as alignment,
  case t.typstorage when 'e' then 'external' when 'm' then 'main' when 'x' then 'extended' else 'plain' end as storage,
  nullif(t.typcategory, 'U')::text as category,
  t.typispreferred as is_preferred,
  t.typdefault as default_value,
  case when t.typelem <> 0 then format_type(t.typelem, null) end as element,
  nullif(t.typdelim, ',')::text as delimiter,
  t.typcollation <> 0 as is_collatable,
  pg_get_userbyid(t.typowner) as owner,
  t.typacl::text[] as privileges
from (select 0::oid as typsubscript) missing
-- typsubscript exists since PostgreSQL 14: before, the name is found one level up, in "missing"
cross join lateral (select x.*, typsubscript::oid as subscript_function from pg_type x) t
join pg_namespace n on n.oid = t.typnamespace
where (t.typtype = 'b' and not exists (select from pg_type e where e.typarray = t.oid) or t.typtype = 'p' and not t.typisdefined)
  and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'retort')
  and not exists (select from pg_depend e where e.classid = 'pg_type'::regclass and e.objid = t.oid and e.deptype = 'e')
