-- The bytes of the folder that belongs to no database yet: the copy that is being made. Only superusers may look.
select coalesce(sum((pg_stat_file(format('base/%s/%s', folder, file), true)).size), 0)::bigint
from pg_ls_dir('base') folder, pg_ls_dir('base/' || folder, true, false) file
where folder ~ '^[0-9]+$' and folder::oid not in (select oid from pg_database)
