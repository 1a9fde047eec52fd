-- The databases of the server. The size of one that this role may not connect to is nobody's business.
select d.datname::text as name,
       case when has_database_privilege(d.oid, 'connect') then pg_database_size(d.oid) end as size,
       shobj_description(d.oid, 'pg_database') as comment
from pg_database d
where not d.datistemplate
order by d.datname
