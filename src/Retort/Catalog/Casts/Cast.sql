-- The casts that somebody created; those of a range type to its multirange come with the type.
select
  'pg_cast'::regclass::oid as class,
  c.oid,
  format_type(c.castsource, null) as source,
  format_type(c.casttarget, null) as target,
  case c.castmethod when 'f' then 'with function ' || c.castfunc::regprocedure when 'i' then 'with inout' else 'without function' end as method,
  case c.castcontext when 'a' then 'assignment' when 'i' then 'implicit' end as context
from pg_cast c
where c.oid >= 16384
  and not exists (select from pg_depend e where e.classid = 'pg_cast'::regclass and e.objid = c.oid and e.deptype in ('e', 'i'))
