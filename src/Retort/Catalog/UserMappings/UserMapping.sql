-- The user mappings. Values of options that hold a secret never leave the server.
select
  'pg_user_mapping'::regclass::oid as class,
  m.umid as oid,
  case when m.umuser = 0 then 'public' else pg_get_userbyid(m.umuser) end as role,
  m.srvname as server,
  array(
    select o.option_name || '=' || o.option_value from pg_options_to_table(m.umoptions) o
    where o.option_name !~* '(passw|passphrase|secret|token|credential|private|api_?key|access_?key)'
    order by 1
  ) as options,
  array(
    select o.option_name from pg_options_to_table(m.umoptions) o
    where o.option_name ~* '(passw|passphrase|secret|token|credential|private|api_?key|access_?key)'
    order by 1
  ) as secrets
from pg_user_mappings m
where not exists (select from pg_depend e where e.classid = 'pg_user_mapping'::regclass and e.objid = m.umid and e.deptype = 'e')
