-- The foreign servers.
select
  'pg_foreign_server'::regclass::oid as class,
  s.oid,
  s.srvname as name,
  w.fdwname as wrapper,
  s.srvtype as type,
  s.srvversion as version,
  array(
    select o.option_name || '=' || o.option_value from pg_options_to_table(s.srvoptions) o
    where o.option_name !~* '(passw|passphrase|secret|token|credential|private|api_?key|access_?key)'
    order by 1
  ) as options,
  array(
    select o.option_name from pg_options_to_table(s.srvoptions) o
    where o.option_name ~* '(passw|passphrase|secret|token|credential|private|api_?key|access_?key)'
    order by 1
  ) as secrets,
  pg_get_userbyid(s.srvowner) as owner,
  s.srvacl::text[] as privileges
from pg_foreign_server s
join pg_foreign_data_wrapper w on w.oid = s.srvfdw
where not exists (select from pg_depend e where e.classid = 'pg_foreign_server'::regclass and e.objid = s.oid and e.deptype = 'e')
