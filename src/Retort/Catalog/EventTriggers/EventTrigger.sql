-- The event triggers.
select
  'pg_event_trigger'::regclass::oid as class,
  t.oid,
  t.evtname as name,
  pg_get_userbyid(t.evtowner) as owner,
  t.evtevent as event,
  t.evttags as tags,
  t.evtfoid::oid::regprocedure::text as function,
  case t.evtenabled when 'D' then 'disabled' when 'R' then 'replica' when 'A' then 'always' else 'origin' end as enabled
from pg_event_trigger t
where not exists (select from pg_depend e where e.classid = 'pg_event_trigger'::regclass and e.objid = t.oid and e.deptype = 'e')
