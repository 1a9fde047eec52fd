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
  case when l.lanacl is not null then array(
    select case when a.grantee = l.lanowner then '' when a.grantee = 0 then 'public' else pg_get_userbyid(a.grantee) end
      || chr(9) || lower(a.privilege_type) || chr(9) || a.is_grantable || chr(9) || case when a.grantor <> l.lanowner then pg_get_userbyid(a.grantor) else '' end
    from aclexplode(l.lanacl) a
    order by 1
  ) end as privileges
from pg_language l
where l.lanispl and l.oid >= 16384 and not exists (select from pg_depend e where e.classid = 'pg_language'::regclass and e.objid = l.oid and e.deptype = 'e')
