-- What a wipe empties, in the order in which it is done. $1 names the tables that keep their rows, as schema.name.
-- kinds: 0 truncate trigger, 1 table, 2 sequence, 3 materialized view (by depth), 4 large objects
with kept as (
  select to_regclass(format('%I.%I', k.schema, k.name)) as oid
  from unnest($1, $2) k (schema, name)
),
emptied as (
  -- Partitioned tables too, because a foreign key of theirs is theirs; not where TRUNCATE would reach a foreign partition, which is another server's.
  select c.oid, format('%I.%I', n.nspname, c.relname) as name, c.relkind
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and c.relpersistence <> 't'
    and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'retort')
    and not (c.relkind = 'p' and exists (select from pg_partition_tree(c.oid) t join pg_class l on l.oid = t.relid where l.relkind = 'f'))
    and c.oid not in (select k.oid from kept k where k.oid is not null)
    -- The rows of an extension's tables came with it.
    and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
),
serving as (
  -- Sequences that the kept tables go on with: owned by them, or used by a default of theirs.
  select d.objid as oid
  from pg_depend d
  join kept k on k.oid = d.refobjid
  where d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass and d.deptype in ('a', 'i')
  union
  select d.refobjid
  from pg_attrdef a
  join kept k on k.oid = a.adrelid
  join pg_depend d on d.classid = 'pg_attrdef'::regclass and d.objid = a.oid and d.refclassid = 'pg_class'::regclass
),
depths as (
  -- A materialized view that reads others is refreshed after them.
  with recursive reads as (
    select distinct r.ev_class as reader, d.refobjid as source
    from pg_rewrite r
    join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid and d.refclassid = 'pg_class'::regclass and d.refobjid <> r.ev_class
    join pg_class s on s.oid = d.refobjid and s.relkind in ('v', 'm')
  ),
  walk as (
    select c.oid, 0 as depth from pg_class c where c.relkind in ('v', 'm')
    union
    select r.reader, w.depth + 1 from walk w join reads r on r.source = w.oid
  )
  select oid, max(depth) as depth from walk group by oid
)
select kind, name, detail, position
from (
  select 0 as kind, e.name, format('%I', t.tgname) as detail,
         case t.tgenabled when 'A' then 2 when 'R' then 1 else 0 end as position
  from pg_trigger t
  join emptied e on e.oid = t.tgrelid
  where not t.tgisinternal and t.tgenabled <> 'D' and (t.tgtype & 32) <> 0
  union all
  select 1, name, null, case relkind when 'p' then 1 else 0 end from emptied
  union all
  select 2, format('%I.%I', n.nspname, c.relname), null, 0
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'S' and c.relpersistence <> 't'
    and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'retort')
    and c.oid not in (select s.oid from serving s)
    and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
  union all
  select 3, format('%I.%I', n.nspname, c.relname), null, d.depth
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  join depths d on d.oid = c.oid
  where c.relkind = 'm' and c.relispopulated and n.nspname !~ '^pg_'
  union all
  select 4, count(*)::text, null, 0 from pg_largeobject_metadata having count(*) > 0
) things
order by kind, position, name
