-- What objects of any kind may have, by address: class, oid, sub, which of them, its text.
select d.classoid, d.objoid, d.objsubid, 'comment' as facet, d.description as text
from pg_description d
-- initdb has commented on what it made; of that only the schema public can be changed and dumped
where d.objoid >= 16384 or d.classoid = 'pg_namespace'::regclass

union all
select l.classoid, l.objoid, l.objsubid, 'label', l.provider || ': ' || l.label
from pg_seclabel l

union all
-- subscriptions belong to the whole server, and so do their labels
select l.classoid, l.objoid, 0, 'label', l.provider || ': ' || l.label
from pg_shseclabel l
where l.classoid = 'pg_subscription'::regclass

union all
-- the extensions with which an object goes (alter ... depends on extension), though it is no member of them
select d.classid, d.objid, d.objsubid, 'extension', x.extname::text
from pg_depend d
join pg_extension x on x.oid = d.refobjid
where d.refclassid = 'pg_extension'::regclass and d.deptype = 'x'
