-- What a copy, or a successor, has to know of a database, in one row; none when there is no such database. In the statements chr(1) stands for the new database's name.
select
  pg_get_userbyid(d.datdba) as owner,
  -- From version 16 on a member may give things to a role only with the option SET.
  pg_has_role(current_user, d.datdba, case when current_setting('server_version_num')::int >= 160000 then 'set' else 'member' end) as may_own,
  d.datconnlimit as connection_limit,
  d.datallowconn as allows_connections,
  shobj_description(d.oid, 'pg_database') as comment,
  pg_database_size(d.oid) as size,
  current_setting('server_version_num')::int / 10000 as version,
  current_setting('fsync')::boolean as fsync,
  current_setting('file_copy_method', true) is not null as can_clone,
  exists (select from pg_stat_activity a where a.datname = d.datname and a.backend_type in ('client backend', 'walsender')) as is_in_use,
  (select r.rolsuper or r.rolcreatedb from pg_roles r where r.rolname = current_user) as may_create,
  (select r.rolsuper from pg_roles r where r.rolname = current_user) as is_superuser,
  -- A null ACL is the default one: CONNECT and TEMPORARY for everybody.
  d.datacl is not null as has_acl,
  array(
    select format('grant %s on database %s to %s%s', a.privilege_type, chr(1), case a.grantee when 0 then 'public' else quote_ident(pg_get_userbyid(a.grantee)) end,
                  case when a.is_grantable and a.grantee <> d.datdba then ' with grant option' else '' end)
    from aclexplode(d.datacl) a
    order by a.grantee, a.privilege_type
  ) as grants,
  -- "ALTER DATABASE ... SET" (role 0) and "ALTER ROLE ... IN DATABASE ... SET"; each entry is NAME=VALUE.
  array(
    select format('alter %s set %s = ', case s.setrole when 0 then 'database ' else format('role %I in database ', pg_get_userbyid(s.setrole)) end || chr(1), split_part(c, '=', 1))
    from pg_db_role_setting s, unnest(s.setconfig) with ordinality u (c, position)
    where s.setdatabase = d.oid
    order by s.setrole, u.position
  ) as settings,
  array(
    select substr(c, position('=' in c) + 1)
    from pg_db_role_setting s, unnest(s.setconfig) with ordinality u (c, position)
    where s.setdatabase = d.oid
    order by s.setrole, u.position
  ) as setting_values,
  -- What a new database needs to store and sort as this one does. Columns that came later (15, 16, 17) are read as JSON.
  format(' template template0 encoding %L lc_collate %L lc_ctype %L', pg_encoding_to_char(d.encoding), d.datcollate, d.datctype)
    || case mine ->> 'datlocprovider'
         when 'c' then ' locale_provider libc'
         when 'i' then format(' locale_provider icu icu_locale %L', coalesce(mine ->> 'datlocale', mine ->> 'daticulocale'))
         when 'b' then format(' locale_provider builtin builtin_locale %L', mine ->> 'datlocale')
         else ''
       end
    || case when mine ->> 'daticurules' <> '' then format(' icu_rules %L', mine ->> 'daticurules') else '' end as creation,
  (
    select (d.encoding, d.datcollate, d.datctype) is not distinct from (t.encoding, t.datcollate, t.datctype)
       and (mine ->> 'datlocprovider', coalesce(mine ->> 'datlocale', mine ->> 'daticulocale'), mine ->> 'daticurules')
             is not distinct from (its ->> 'datlocprovider', coalesce(its ->> 'datlocale', its ->> 'daticulocale'), its ->> 'daticurules')
    from pg_database t, to_jsonb(t) its
    where t.datname = 'template1'
  ) as is_like_template1,
  (select case s.spcname when 'pg_default' then '' else format(' tablespace %I', s.spcname) end from pg_tablespace s where s.oid = d.dattablespace) as room
from pg_database d, to_jsonb(d) mine
where d.datname = $1
