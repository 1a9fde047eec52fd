-- The operator classes, with the operators and functions that belong to them alone.
select
  'pg_opclass'::regclass::oid as class,
  c.oid,
  n.nspname as schema,
  pg_opclass_is_visible(c.oid) as visible,
  c.opcname as name,
  m.amname as method,
  format_type(c.opcintype, null) as type,
  c.opcdefault as is_default,
  case when pg_opfamily_is_visible(f.oid) then '' else quote_ident(f_n.nspname) || '.' end || quote_ident(f.opfname) as family,
  case when c.opckeytype <> 0 then format_type(c.opckeytype, null) end as storage,
  coalesce(o.slots, '{}') as operator_slots,
  coalesce(o.definitions, '{}') as operators,
  coalesce(p.slots, '{}') as function_slots,
  coalesce(p.definitions, '{}') as functions,
  pg_get_userbyid(c.opcowner) as owner
from pg_opclass c
join pg_namespace n on n.oid = c.opcnamespace
join pg_am m on m.oid = c.opcmethod
join pg_opfamily f on f.oid = c.opcfamily
join pg_namespace f_n on f_n.oid = f.opfnamespace
left join lateral (
  select
    array_agg(a.amopstrategy || ' (' || format_type(a.amoplefttype, null) || ', ' || format_type(a.amoprighttype, null) || ')' order by a.amopstrategy, a.oid) as slots,
    array_agg(a.amopopr::regoperator::text || coalesce(' for order by ' || case when pg_opfamily_is_visible(s.oid) then '' else quote_ident(s_n.nspname) || '.' end || quote_ident(s.opfname), '')
      order by a.amopstrategy, a.oid) as definitions
  from pg_depend d
  join pg_amop a on a.oid = d.objid
  left join pg_opfamily s on s.oid = a.amopsortfamily
  left join pg_namespace s_n on s_n.oid = s.opfnamespace
  where d.classid = 'pg_amop'::regclass and d.refclassid = 'pg_opclass'::regclass and d.refobjid = c.oid
) o on true
left join lateral (
  select
    array_agg(p.amprocnum || ' (' || format_type(p.amproclefttype, null) || ', ' || format_type(p.amprocrighttype, null) || ')' order by p.amprocnum, p.oid) as slots,
    array_agg(p.amproc::regprocedure::text order by p.amprocnum, p.oid) as definitions
  from pg_depend d
  join pg_amproc p on p.oid = d.objid
  where d.classid = 'pg_amproc'::regclass and d.refclassid = 'pg_opclass'::regclass and d.refobjid = c.oid
) p on true
where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'retort')
  and not exists (select from pg_depend e where e.classid = 'pg_opclass'::regclass and e.objid = c.oid and e.deptype = 'e')
