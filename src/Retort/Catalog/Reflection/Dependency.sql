-- Who depends on whom: class, oid, sub of the dependent; class, oid, sub of what it needs; whether it goes when that goes.
select d.classid, d.objid, d.objsubid, d.refclassid, d.refobjid, d.refobjsubid, d.deptype in ('a', 'i', 'P', 'S')
from pg_depend d
-- what initdb made is always there; the public schema and user objects are not pinned
where d.objid >= 16384 and d.refobjid >= 16384 and d.deptype <> 'e'

union all
-- an inherited column goes with the column that it comes from: pg_depend does not say so
select 'pg_class'::regclass::oid, a.attrelid, a.attnum::int, 'pg_class'::regclass::oid, p.attrelid, p.attnum::int, not a.attislocal
from pg_attribute a
join pg_inherits i on i.inhrelid = a.attrelid
join pg_attribute p on p.attrelid = i.inhparent and p.attname = a.attname
where a.attnum > 0 and not a.attisdropped
