-- The text search dictionaries.
select
  'pg_ts_dict'::regclass::oid as class,
  d.oid,
  n.nspname as schema,
  pg_ts_dict_is_visible(d.oid) as visible,
  d.dictname as name,
  case when pg_ts_template_is_visible(t.oid) then '' else quote_ident(t_n.nspname) || '.' end || quote_ident(t.tmplname) as template,
  d.dictinitoption as options,
  pg_get_userbyid(d.dictowner) as owner
from pg_ts_dict d
join pg_namespace n on n.oid = d.dictnamespace
join pg_ts_template t on t.oid = d.dicttemplate
join pg_namespace t_n on t_n.oid = t.tmplnamespace
where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'retort')
  and not exists (select from pg_depend e where e.classid = 'pg_ts_dict'::regclass and e.objid = d.oid and e.deptype = 'e')
