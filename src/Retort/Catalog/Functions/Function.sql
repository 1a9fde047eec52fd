-- The functions, procedures and window functions; aggregates have a query of their own.
select
  'pg_proc'::regclass::oid as class,
  p.oid,
  n.nspname as schema,
  pg_function_is_visible(p.oid) as visible,
  p.proname as name,
  array(select format_type(t.oid, null) from unnest(p.proargtypes) with ordinality t (oid, place) order by t.place) as input_types,
  p.prokind = 'p' as is_procedure,
  p.prokind = 'w' as is_window,
  pg_get_userbyid(p.proowner) as owner,
  p.proacl::text[] as privileges,
  array(
    select case p.proargmodes[a.place] when 'o' then 'out' when 'b' then 'inout' when 'v' then 'variadic' when 't' then 'table' else '' end
    from generate_subscripts(coalesce(p.proallargtypes, p.proargtypes::oid[]), 1) with ordinality a (subscript, place)
    order by a.place
  ) as argument_modes,
  array(
    select coalesce(p.proargnames[a.place], '')
    from generate_subscripts(coalesce(p.proallargtypes, p.proargtypes::oid[]), 1) with ordinality a (subscript, place)
    order by a.place
  ) as argument_names,
  array(
    select format_type(t.oid, null)
    from unnest(coalesce(p.proallargtypes, p.proargtypes::oid[])) with ordinality t (oid, place)
    order by t.place
  ) as argument_types,
  array(
    select coalesce(case when p.pronargdefaults > 0 then pg_get_function_arg_default(p.oid, a.place::int) end, '')
    from generate_subscripts(coalesce(p.proallargtypes, p.proargtypes::oid[]), 1) with ordinality a (subscript, place)
    order by a.place
  ) as argument_defaults,
  case when p.prokind <> 'p' then format_type(p.prorettype, null) end as returns,
  p.proretset as returns_set,
  l.lanname as language,
  array(select format_type(t.oid, null) from unnest(p.protrftypes) t (oid)) as transforms,
  case p.provolatile when 'i' then 'immutable' when 's' then 'stable' else 'volatile' end as volatility,
  p.proisstrict as is_strict,
  p.proleakproof as is_leakproof,
  p.prosecdef as is_definer,
  case p.proparallel when 's' then 'safe' when 'r' then 'restricted' else 'unsafe' end as parallel,
  -- null where it is what PostgreSQL takes when nothing is said
  nullif(p.procost, case when l.lanname in ('c', 'internal') then 1 else 100 end)::text as cost,
  nullif(p.prorows, case when p.proretset then 1000 else 0 end)::text as rows,
  nullif(p.prosupport, 0)::regprocedure::text as support,
  p.proconfig as settings,
  p.prosrc as source,
  p.probin as library,
  -- until 13: null as body
  pg_get_function_sqlbody(p.oid) as body -- from 14
from pg_proc p
join pg_namespace n on n.oid = p.pronamespace
join pg_language l on l.oid = p.prolang
where p.prokind <> 'a'
  and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'retort')
  and not exists (select from pg_depend e where e.classid = 'pg_proc'::regclass and e.objid = p.oid and e.deptype = 'e')
  -- the constructors of a range type come and go with it
  and not exists (select from pg_depend e where e.classid = 'pg_proc'::regclass and e.objid = p.oid and e.deptype = 'i' and e.refclassid = 'pg_type'::regclass)
