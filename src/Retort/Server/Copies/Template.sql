-- What has to be known of a database before it is copied, or another one follows it, in one row; none when there is no such database.
-- Every copy waits for it, so it asks nothing that the copying itself, or the time while it goes on, can tell.
select
  pg_get_userbyid(d.datdba) as owner,
  -- From version 16 on a member may give things to a role only with the option SET.
  pg_has_role(current_user, d.datdba, case when current_setting('server_version_num')::int >= 160000 then 'set' else 'member' end) as may_own,
  d.datconnlimit as connection_limit,
  d.datallowconn as allows_connections,
  (select s.description from pg_shdescription s where s.objoid = d.oid and s.classoid = 'pg_database'::regclass) as comment,
  pg_database_size(d.oid) as size,
  current_setting('fsync')::boolean as fsync,
  current_setting('file_copy_method', true) is not null as can_clone,
  current_setting('is_superuser')::boolean as is_superuser,
  -- Counts workers of the server too; who it is, Sessions.sql says.
  pg_stat_get_db_numbackends(d.oid) > 0 as is_in_use,
  d.datacl is not null or exists (select from pg_db_role_setting s where s.setdatabase = d.oid) as has_attributes,
  -- Perhaps; Leftovers.sql says whether nobody makes it any more.
  exists (select from pg_database o where o.datname ^@ 'retort_new_') as has_leftovers
from pg_database d
where d.datname = $1
