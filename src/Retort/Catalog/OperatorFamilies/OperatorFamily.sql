-- The operator families, with the operators and functions that depend on the family itself and not on one of its classes.
select
  'pg_opfamily'::regclass::oid as class,
  f.oid,
  n.nspname as schema,
  pg_opfamily_is_visible(f.oid) as visible,
  f.opfname as name,
  m.amname as method,
  coalesce(o.slots, '{}') as operator_slots,
  coalesce(o.definitions, '{}') as operators,
  coalesce(p.slots, '{}') as function_slots,
  coalesce(p.definitions, '{}') as functions,
  pg_get_userbyid(f.opfowner) as owner
from pg_opfamily f
join pg_namespace n on n.oid = f.opfnamespace
join pg_am m on m.oid = f.opfmethod
left join lateral (
  select
    array_agg(a.amopstrategy || ' (' || format_type(a.amoplefttype, null) || ', ' || format_type(a.amoprighttype, null) || ')' order by a.amopstrategy, a.oid) as slots,
    array_agg(a.amopopr::regoperator::text || coalesce(' for order by ' || case when pg_opfamily_is_visible(s.oid) then '' else quote_ident(s_n.nspname) || '.' end || quote_ident(s.opfname), '')
      order by a.amopstrategy, a.oid) as definitions
  from pg_depend d
  join pg_amop a on a.oid = d.objid
  left join pg_opfamily s on s.oid = a.amopsortfamily
  left join pg_namespace s_n on s_n.oid = s.opfnamespace
  where d.classid = 'pg_amop'::regclass and d.refclassid = 'pg_opfamily'::regclass and d.refobjid = f.oid
) o on true
left join lateral (
  select
    array_agg(p.amprocnum || ' (' || format_type(p.amproclefttype, null) || ', ' || format_type(p.amprocrighttype, null) || ')' order by p.amprocnum, p.oid) as slots,
    array_agg(p.amproc::regprocedure::text order by p.amprocnum, p.oid) as definitions
  from pg_depend d
  join pg_amproc p on p.oid = d.objid
  where d.classid = 'pg_amproc'::regclass and d.refclassid = 'pg_opfamily'::regclass and d.refobjid = f.oid
) p on true
where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'retort')
  and not exists (select from pg_depend e where e.classid = 'pg_opfamily'::regclass and e.objid = f.oid and e.deptype = 'e')
