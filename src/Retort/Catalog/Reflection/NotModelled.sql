-- What pg_dump would write and no kind reads: one line for each, as a person would name it. The first comment of each part is a line of the reference.

-- large objects: they are rows, not schema
select 'large object ' || l.oid
from pg_largeobject_metadata l

union all
-- options of user mappings, servers and foreign data wrappers whose names say that they are secrets: these are never read
select 'option "' || o.option_name || '" of the user mapping for ' || case when m.umuser = 0 then 'public' else m.usename end || ' on server ' || m.srvname
from pg_user_mappings m, pg_options_to_table(m.umoptions) o
where o.option_name ~* '(passw|passphrase|secret|token|credential|private|api_?key|access_?key)'

union all
select 'option "' || o.option_name || '" of server ' || s.srvname
from pg_foreign_server s, pg_options_to_table(s.srvoptions) o
where o.option_name ~* '(passw|passphrase|secret|token|credential|private|api_?key|access_?key)'

union all
select 'option "' || o.option_name || '" of foreign data wrapper ' || w.fdwname
from pg_foreign_data_wrapper w, pg_options_to_table(w.fdwoptions) o
where o.option_name ~* '(passw|passphrase|secret|token|credential|private|api_?key|access_?key)'

union all
-- security labels of large objects
select 'security label on ' || s.objtype || ' ' || s.objname
from pg_seclabels s
where s.objtype in ('large object')
order by 1
