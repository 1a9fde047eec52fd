-- The text search configurations.
select
  'pg_ts_config'::regclass::oid as class,
  c.oid,
  n.nspname as schema,
  pg_ts_config_is_visible(c.oid) as visible,
  c.cfgname as name,
  case when pg_ts_parser_is_visible(p.oid) then '' else quote_ident(p_n.nspname) || '.' end || quote_ident(p.prsname) as parser,
  coalesce(m.tokens, '{}') as tokens,
  coalesce(m.dictionaries, '{}') as dictionaries,
  pg_get_userbyid(c.cfgowner) as owner
from pg_ts_config c
join pg_namespace n on n.oid = c.cfgnamespace
join pg_ts_parser p on p.oid = c.cfgparser
join pg_namespace p_n on p_n.oid = p.prsnamespace
left join lateral (
  select array_agg(one.alias order by one.tokid) as tokens, array_agg(one.dictionaries order by one.tokid) as dictionaries
  from (
    select t.tokid, t.alias, string_agg(m.mapdict::regdictionary::text, ', ' order by m.mapseqno) as dictionaries
    from pg_ts_config_map m
    join ts_token_type(c.cfgparser) t on t.tokid = m.maptokentype
    where m.mapcfg = c.oid
    group by t.tokid, t.alias
  ) one
) m on true
where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'retort')
  and not exists (select from pg_depend e where e.classid = 'pg_ts_config'::regclass and e.objid = c.oid and e.deptype = 'e')
