-- What pg_dump would write and no kind reads: one line for each, as a person would name it. The first comment of each part is a line of the reference.

-- large objects: they are rows, not schema
select 'large object ' || l.oid
from pg_largeobject_metadata l

union all
-- base types, for they need functions that need the type itself, and so do ranges with a canonical function
select case when t.typtype = 'r' then 'range type ' else 'base type ' end || t.oid::regtype
from pg_type t
join pg_namespace n on n.oid = t.typnamespace
left join pg_range r on r.rngtypid = t.oid
where (t.typtype in ('b', 'p') and t.typelem = 0 or t.typtype = 'b' and t.typelem <> 0 and t.typcategory <> 'A' or r.rngcanonical <> 0)
  and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'retort')
  and not exists (select from pg_depend e where e.classid = 'pg_type'::regclass and e.objid = t.oid and e.deptype = 'e')

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
-- privileges that were changed on what an extension brought or on what PostgreSQL has built in: tables, views, sequences, functions
-- (not in information_schema: initdb grants there what it does not note in pg_init_privs, and pg_dump leaves it out too)
select 'privileges on ' || pg_describe_object('pg_class'::regclass, c.oid, 0)
from pg_class c
left join pg_init_privs i on i.classoid = 'pg_class'::regclass and i.objoid = c.oid and i.objsubid = 0
where c.relacl is distinct from i.initprivs and c.relacl is not null and c.relnamespace <> 'information_schema'::regnamespace
  and (c.oid < 16384 or exists (select from pg_depend e where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e'))

union all
select 'privileges on ' || pg_describe_object('pg_proc'::regclass, p.oid, 0)
from pg_proc p
left join pg_init_privs i on i.classoid = 'pg_proc'::regclass and i.objoid = p.oid
where p.proacl is distinct from i.initprivs and p.proacl is not null and p.pronamespace <> 'information_schema'::regnamespace
  and (p.oid < 16384 or exists (select from pg_depend e where e.classid = 'pg_proc'::regclass and e.objid = p.oid and e.deptype = 'e'))

union all
-- security labels of large objects
select 'security label on ' || s.objtype || ' ' || s.objname
from pg_seclabels s
where s.objtype in ('large object')
order by 1
