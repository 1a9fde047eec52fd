-- The procedural languages that no extension brought.
select
  'pg_language'::regclass::oid as class,
  l.oid,
  l.lanname as name,
  l.lanpltrusted as trusted,
  l.lanplcallfoid::regprocedure::text as handler,
  case when l.laninline <> 0 then l.laninline::regprocedure::text end as inline,
  case when l.lanvalidator <> 0 then l.lanvalidator::regprocedure::text end as validator,
  pg_get_userbyid(l.lanowner) as owner,
  l.lanacl::text[] as privileges
from pg_language l
where l.lanispl and l.oid >= 16384 and not exists (select from pg_depend e where e.classid = 'pg_language'::regclass and e.objid = l.oid and e.deptype = 'e')
