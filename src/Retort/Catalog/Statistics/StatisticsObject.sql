-- The extended statistics; PostgreSQL 13 knows no expressions in them.
select
  'pg_statistic_ext'::regclass::oid as class,
  s.oid,
  n.nspname as schema,
  s.stxname as name,
  s.stxrelid::regclass::text as table,
  -- until 13: (
    -- until 13: select string_agg(quote_ident(a.attname), ', ' order by k.place)
    -- until 13: from unnest(s.stxkeys) with ordinality k (number, place)
    -- until 13: join pg_attribute a on a.attrelid = s.stxrelid and a.attnum = k.number
  -- until 13: ) as columns,
  pg_get_statisticsobjdef_columns(s.oid) as columns, -- from 14
  -- one expression alone has only a kind of its own ('e'), which is not written; all three kinds are the default
  case when not s.stxkind @> '{d,f,m}' then array(
    select case k.kind when 'd' then 'ndistinct' when 'f' then 'dependencies' else 'mcv' end
    from unnest(s.stxkind) with ordinality k (kind, place)
    where k.kind <> 'e'
    order by k.place
  ) end as kinds,
  -- -1 (null from PostgreSQL 17 on) stands for the targets of the columns
  nullif(to_jsonb(s) ->> 'stxstattarget', '-1')::int as target,
  pg_get_userbyid(s.stxowner) as owner
from pg_statistic_ext s
join pg_namespace n on n.oid = s.stxnamespace
where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'retort')
  and not exists (select from pg_depend e where e.classid = 'pg_statistic_ext'::regclass and e.objid = s.oid and e.deptype = 'e')
