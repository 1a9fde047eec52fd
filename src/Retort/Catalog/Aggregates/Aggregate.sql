-- The aggregates: what CREATE AGGREGATE lists, as it lists it, leaving out what PostgreSQL takes when nothing is said.
select
  'pg_proc'::regclass::oid as class,
  p.oid,
  n.nspname as schema,
  pg_function_is_visible(p.oid) as visible,
  p.proname as name,
  array(select format_type(t.oid, null) from unnest(p.proargtypes) with ordinality t (oid, place) order by t.place) as input_types,
  pg_get_userbyid(p.proowner) as owner,
  p.proacl::text[] as privileges,
  -- an asterisk stands for no argument at all
  coalesce(nullif(pg_get_function_arguments(p.oid), ''), '*') as arguments,
  coalesce(nullif(pg_get_function_identity_arguments(p.oid), ''), '*') as identity_arguments,
  format_type(p.prorettype, null) as returns,
  a.aggkind::text as kind,
  a.aggnumdirectargs::int as direct_arguments,
  -- functions are printed with their argument types, which CREATE AGGREGATE does not take
  array_remove(array[
    'sfunc = ' || a.aggtransfn::oid::regprocedure,
    'stype = ' || format_type(a.aggtranstype, null),
    'sspace = ' || nullif(a.aggtransspace, 0),
    'finalfunc = ' || nullif(a.aggfinalfn::oid, 0)::regprocedure,
    case when a.aggfinalextra then 'finalfunc_extra' end,
    'finalfunc_modify = ' || case
      when a.aggfinalmodify = case a.aggkind when 'n' then 'r' else 'w' end::"char" then null
      when a.aggfinalmodify = 'r' then 'read_only' when a.aggfinalmodify = 's' then 'shareable' else 'read_write'
    end,
    'combinefunc = ' || nullif(a.aggcombinefn::oid, 0)::regprocedure,
    'serialfunc = ' || nullif(a.aggserialfn::oid, 0)::regprocedure,
    'deserialfunc = ' || nullif(a.aggdeserialfn::oid, 0)::regprocedure,
    'initcond = ' || quote_literal(a.agginitval),
    'msfunc = ' || nullif(a.aggmtransfn::oid, 0)::regprocedure,
    'minvfunc = ' || nullif(a.aggminvtransfn::oid, 0)::regprocedure,
    'mstype = ' || format_type(nullif(a.aggmtranstype, 0), null),
    'msspace = ' || nullif(a.aggmtransspace, 0),
    'mfinalfunc = ' || nullif(a.aggmfinalfn::oid, 0)::regprocedure,
    case when a.aggmfinalextra then 'mfinalfunc_extra' end,
    'mfinalfunc_modify = ' || case
      when a.aggmfinalmodify = case a.aggkind when 'n' then 'r' else 'w' end::"char" then null
      when a.aggmfinalmodify = 'r' then 'read_only' when a.aggmfinalmodify = 's' then 'shareable' else 'read_write'
    end,
    'minitcond = ' || quote_literal(a.aggminitval),
    'parallel = ' || case p.proparallel when 's' then 'safe' when 'r' then 'restricted' end,
    case when a.aggkind = 'h' then 'hypothetical' end
  ], null) as options,
  case when a.aggsortop <> 0 and pg_operator_is_visible(a.aggsortop) then o.oprname::text
    when a.aggsortop <> 0 then format('operator(%I.%s)', sn.nspname, o.oprname) end as sort_operator
from pg_aggregate a
join pg_proc p on p.oid = a.aggfnoid
join pg_namespace n on n.oid = p.pronamespace
left join pg_operator o on o.oid = a.aggsortop
left join pg_namespace sn on sn.oid = o.oprnamespace
where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'retort')
  and not exists (select from pg_depend e where e.classid = 'pg_proc'::regclass and e.objid = p.oid and e.deptype = 'e')
