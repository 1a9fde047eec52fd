-- The text search templates.
select
  'pg_ts_template'::regclass::oid as class,
  t.oid,
  n.nspname as schema,
  pg_ts_template_is_visible(t.oid) as visible,
  t.tmplname as name,
  case when t.tmplinit <> 0 then t.tmplinit::regprocedure::text end as init,
  t.tmpllexize::regprocedure::text as lexize
from pg_ts_template t
join pg_namespace n on n.oid = t.tmplnamespace
where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'retort')
  and not exists (select from pg_depend e where e.classid = 'pg_ts_template'::regclass and e.objid = t.oid and e.deptype = 'e')
