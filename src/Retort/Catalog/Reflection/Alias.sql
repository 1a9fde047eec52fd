-- Addresses that stand for another object: what depends on the first depends on the second.
-- class, oid, sub -> class, oid, sub

-- the row type of a relation -> the relation
select 'pg_type'::regclass::oid, c.reltype, 0, 'pg_class'::regclass::oid, c.oid, 0
from pg_class c
where c.reltype <> 0 and c.relkind <> 'c' and c.oid >= 16384

union all
-- the relation behind a composite type that stands alone -> the type
select 'pg_class'::regclass::oid, c.oid, 0, 'pg_type'::regclass::oid, c.reltype, 0
from pg_class c
where c.relkind = 'c' and c.oid >= 16384

union all
-- an array type -> its element type
select 'pg_type'::regclass::oid, t.typarray, 0, 'pg_type'::regclass::oid, t.oid, 0
from pg_type t
where t.typarray <> 0 and t.oid >= 16384

union all
-- a multirange type -> its range type (PostgreSQL 14 and later; pg_range has the column under to_jsonb there)
select 'pg_type'::regclass::oid, (to_jsonb(r) ->> 'rngmultitypid')::oid, 0, 'pg_type'::regclass::oid, r.rngtypid, 0
from pg_range r
where r.rngtypid >= 16384 and to_jsonb(r) ? 'rngmultitypid'

union all
-- the rule that makes a view -> the view
select 'pg_rewrite'::regclass::oid, r.oid, 0, 'pg_class'::regclass::oid, r.ev_class, 0
from pg_rewrite r
where r.rulename = '_RETURN' and r.oid >= 16384

union all
-- the index of a constraint -> the constraint
select 'pg_class'::regclass::oid, c.conindid, 0, 'pg_constraint'::regclass::oid, c.oid, 0
from pg_constraint c
where c.contype in ('p', 'u', 'x') and c.conindid <> 0 and c.oid >= 16384

union all
-- a generation expression -> its column
select 'pg_attrdef'::regclass::oid, d.oid, 0, 'pg_class'::regclass::oid, d.adrelid, d.adnum::int
from pg_attrdef d
join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
where a.attgenerated <> '' and d.oid >= 16384

union all
-- the sequence of an identity column -> the column
select 'pg_class'::regclass::oid, d.objid, 0, 'pg_class'::regclass::oid, d.refobjid, d.refobjsubid
from pg_depend d
join pg_class c on c.oid = d.objid and c.relkind = 'S'
where d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass and d.deptype = 'i' and d.refobjsubid <> 0

union all
-- a member of an extension -> the extension
select d.classid, d.objid, d.objsubid, d.refclassid, d.refobjid, 0
from pg_depend d
where d.deptype = 'e'

union all
-- an operator or function of an operator class or family -> the class or family
select d.classid, d.objid, 0, d.refclassid, d.refobjid, 0
from pg_depend d
where d.classid in ('pg_amop'::regclass, 'pg_amproc'::regclass) and d.refclassid in ('pg_opclass'::regclass, 'pg_opfamily'::regclass) and d.objid >= 16384
