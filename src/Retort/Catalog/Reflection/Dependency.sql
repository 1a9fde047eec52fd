-- Who depends on whom: class, oid, sub of the dependent; class, oid, sub of what it needs; whether it goes when that goes;
-- whether that holds only as long as the one's table inherits from the other's.
select d.classid, d.objid, d.objsubid, d.refclassid, d.refobjid, d.refobjsubid,
  -- a type and its own functions need each other: these go with it
  d.deptype in ('a', 'i', 'P', 'S') or t.oid is not null,
  d.deptype = 'P'
from pg_depend d
left join (
  select b.oid, f.function
  from pg_type b
  left join pg_range r on r.rngtypid = b.oid
  cross join unnest(array[b.typinput, b.typoutput, b.typreceive, b.typsend, r.rngcanonical]::oid[]) f (function)
  where b.typtype in ('b', 'r') and b.oid >= 16384 and f.function >= 16384
) t on d.classid = 'pg_proc'::regclass and d.refclassid = 'pg_type'::regclass and t.oid = d.refobjid and t.function = d.objid
-- what initdb made is always there; the public schema and user objects are not pinned
where d.objid >= 16384 and d.refobjid >= 16384 and d.deptype <> 'e'

union all
-- a bond goes with the table, and needs the parent
select 'pg_inherits'::regclass::oid, i.inhrelid, i.inhseqno, 'pg_class'::regclass::oid, r.oid, 0, r.oid = i.inhrelid, false
from pg_inherits i
cross join lateral (values (i.inhrelid), (i.inhparent)) r (oid)
where i.inhrelid >= 16384

union all
-- an inherited column, default or check comes from the parent's: pg_depend does not say so
select 'pg_class'::regclass::oid, a.attrelid, a.attnum::int, 'pg_class'::regclass::oid, p.attrelid, p.attnum::int, not a.attislocal, true
from pg_inherits i
join pg_attribute a on a.attrelid = i.inhrelid and a.attnum > 0 and not a.attisdropped and a.attinhcount > 0
join pg_attribute p on p.attrelid = i.inhparent and p.attname = a.attname and not p.attisdropped

union all
select 'pg_attrdef'::regclass::oid, d.oid, 0, 'pg_attrdef'::regclass::oid, pd.oid, 0, false, true
from pg_inherits i
join pg_attribute a on a.attrelid = i.inhrelid and a.attnum > 0 and not a.attisdropped and a.attinhcount > 0
join pg_attribute p on p.attrelid = i.inhparent and p.attname = a.attname and not p.attisdropped
join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
join pg_attrdef pd on pd.adrelid = p.attrelid and pd.adnum = p.attnum

union all
select 'pg_constraint'::regclass::oid, k.oid, 0, 'pg_constraint'::regclass::oid, p.oid, 0, not k.conislocal, true
from (
  select k.oid, k.conname, k.conislocal, i.inhparent
  from pg_inherits i
  join pg_constraint k on k.conrelid = i.inhrelid and k.contype = 'c' and k.coninhcount > 0
  -- a fence: the planner would look names up first, and all partitions share them
  offset 0
) k
join pg_constraint p on p.conrelid = k.inhparent and p.contypid = 0 and p.conname = k.conname and p.contype = 'c'
