-- The text search parsers.
select
  'pg_ts_parser'::regclass::oid as class,
  p.oid,
  n.nspname as schema,
  pg_ts_parser_is_visible(p.oid) as visible,
  p.prsname as name,
  p.prsstart::regprocedure::text as start,
  p.prstoken::regprocedure::text as token,
  p.prsend::regprocedure::text as end,
  p.prslextype::regprocedure::text as token_types,
  case when p.prsheadline <> 0 then p.prsheadline::regprocedure::text end as headline
from pg_ts_parser p
join pg_namespace n on n.oid = p.prsnamespace
where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'retort')
  and not exists (select from pg_depend e where e.classid = 'pg_ts_parser'::regclass and e.objid = p.oid and e.deptype = 'e')
