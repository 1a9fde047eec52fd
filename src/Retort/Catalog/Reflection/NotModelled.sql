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
-- privileges that were granted by somebody who is not the owner, but holds them with the grant option: they count as the owner's
select 'privileges that ' || pg_get_userbyid(g.grantor) || ' granted on ' || pg_describe_object(g.class, g.oid, g.sub)
from (
  select 'pg_class'::regclass as class, c.oid, 0 as sub, c.relnamespace as schema, a.grantor from pg_class c, aclexplode(c.relacl) a where a.grantor <> c.relowner
  union
  select 'pg_class'::regclass, c.oid, t.attnum, c.relnamespace, a.grantor
  from pg_attribute t
  join pg_class c on c.oid = t.attrelid, aclexplode(t.attacl) a
  where a.grantor <> c.relowner
  union
  select 'pg_proc'::regclass, p.oid, 0, p.pronamespace, a.grantor from pg_proc p, aclexplode(p.proacl) a where a.grantor <> p.proowner
  union
  select 'pg_type'::regclass, t.oid, 0, t.typnamespace, a.grantor from pg_type t, aclexplode(t.typacl) a where a.grantor <> t.typowner
  union
  select 'pg_namespace'::regclass, n.oid, 0, n.oid, a.grantor from pg_namespace n, aclexplode(n.nspacl) a where a.grantor <> n.nspowner
) g
join pg_namespace n on n.oid = g.schema
where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'retort')

union all
-- security labels of large objects
select 'security label on ' || s.objtype || ' ' || s.objname
from pg_seclabels s
where s.objtype in ('large object')
order by 1
