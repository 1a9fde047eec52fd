-- The foreign data wrappers that no extension brought.
select
  'pg_foreign_data_wrapper'::regclass::oid as class,
  w.oid,
  w.fdwname as name,
  case when w.fdwhandler <> 0 then w.fdwhandler::regprocedure::text end as handler,
  case when w.fdwvalidator <> 0 then w.fdwvalidator::regprocedure::text end as validator,
  array(
    select o.option_name || '=' || o.option_value from pg_options_to_table(w.fdwoptions) o
    where o.option_name !~* '(passw|passphrase|secret|token|credential|private|api_?key|access_?key)'
    order by 1
  ) as options,
  array(
    select o.option_name from pg_options_to_table(w.fdwoptions) o
    where o.option_name ~* '(passw|passphrase|secret|token|credential|private|api_?key|access_?key)'
    order by 1
  ) as secrets,
  pg_get_userbyid(w.fdwowner) as owner,
  w.fdwacl::text[] as privileges
from pg_foreign_data_wrapper w
where not exists (select from pg_depend e where e.classid = 'pg_foreign_data_wrapper'::regclass and e.objid = w.oid and e.deptype = 'e')
