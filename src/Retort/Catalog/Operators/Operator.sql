-- The operators; shells, which only another operator's commutator or negator names, come with that one.
select
  'pg_operator'::regclass::oid as class,
  o.oid,
  n.nspname as schema,
  pg_operator_is_visible(o.oid) as visible,
  o.oprname as name,
  o.oprcode::regprocedure::text as function,
  case when o.oprleft <> 0 then format_type(o.oprleft, null) end as left_type,
  case when o.oprright <> 0 then format_type(o.oprright, null) end as right_type,
  case when c_n.nspname in ('pg_catalog', current_schema()) then c.oprname::text else 'operator(' || quote_ident(c_n.nspname) || '.' || c.oprname || ')' end as commutator,
  case when g_n.nspname in ('pg_catalog', current_schema()) then g.oprname::text else 'operator(' || quote_ident(g_n.nspname) || '.' || g.oprname || ')' end as negator,
  case when o.oprrest <> 0 then o.oprrest::regprocedure::text end as restrict_function,
  case when o.oprjoin <> 0 then o.oprjoin::regprocedure::text end as join_function,
  o.oprcanhash as hashes,
  o.oprcanmerge as merges,
  array(
    select s.oid::regoperator::text from pg_operator s
    where s.oid in (o.oprcom, o.oprnegate) and s.oprcode = 0
    order by 1
  ) as shells,
  pg_get_userbyid(o.oprowner) as owner
from pg_operator o
join pg_namespace n on n.oid = o.oprnamespace
left join pg_operator c on c.oid = o.oprcom
left join pg_namespace c_n on c_n.oid = c.oprnamespace
left join pg_operator g on g.oid = o.oprnegate
left join pg_namespace g_n on g_n.oid = g.oprnamespace
where o.oprcode <> 0 and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'retort')
  and not exists (select from pg_depend e where e.classid = 'pg_operator'::regclass and e.objid = o.oid and e.deptype = 'e')
