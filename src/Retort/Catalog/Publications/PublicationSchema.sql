-- Publications name no schemas before PostgreSQL 15.
select null::oid as class, null::oid as oid, null::text as publication, null::text as name
where false
