-- What CREATE DATABASE leaves behind of a database, as statements in the order in which they are to be run. chr(1) stands for the new database's name.
with attribute as (
  -- A null ACL is the default one: CONNECT and TEMPORARY for everybody.
  select 1 as kind, 0::oid as role, 0::bigint as position, format('revoke all on database %s from public', chr(1)) as statement, null as value
  from pg_database d
  where d.datname = $1 and d.datacl is not null
  union all
  select 2, a.grantee, row_number() over (order by a.privilege_type),
         format('grant %s on database %s to %s%s', a.privilege_type, chr(1), case a.grantee when 0 then 'public' else quote_ident(pg_get_userbyid(a.grantee)) end,
                case when a.is_grantable and a.grantee <> d.datdba then ' with grant option' else '' end),
         null
  from pg_database d, aclexplode(d.datacl) a
  where d.datname = $1
  union all
  -- "ALTER DATABASE ... SET" (role 0) and "ALTER ROLE ... IN DATABASE ... SET"; each entry is NAME=VALUE.
  select 3, s.setrole, u.position,
         format('alter %s set %s = ', case s.setrole when 0 then 'database ' else format('role %I in database ', pg_get_userbyid(s.setrole)) end || chr(1), split_part(c, '=', 1)),
         substr(c, position('=' in c) + 1)
  from pg_database d join pg_db_role_setting s on s.setdatabase = d.oid, unnest(s.setconfig) with ordinality u (c, position)
  where d.datname = $1
)
select statement, value from attribute order by kind, role, position
