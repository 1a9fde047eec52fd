-- The columns of every empty table that a row must or can give a value, with what the value must satisfy.
select
  c.oid as table,
  n.nspname::text as schema,
  c.relname::text as table_name,
  a.attname::text as name,
  b.typname::text as type,
  format_type(a.atttypid, a.atttypmod) as full_type,
  -- The length of varchar(n), char(n) and bit(n).
  case when b.typname in ('varchar', 'bpchar') then nullif(m.typmod, -1) - 4 when b.typname in ('bit', 'varbit') then nullif(m.typmod, -1) end as length,
  case when b.typname = 'numeric' and m.typmod > 0 then ((m.typmod - 4) >> 16) - ((m.typmod - 4) & 65535) end as digits,
  b.typtype::text as type_type,
  b.typcategory::text as category,
  a.attnotnull or t.typnotnull as is_not_null,
  a.atthasdef as has_default,
  array(select e.enumlabel::text from pg_enum e where e.enumtypid = b.oid order by e.enumsortorder) as labels,
  array(
    select pg_get_constraintdef(k.oid)
    from pg_constraint k
    where k.contype = 'c' and (k.conrelid = c.oid and a.attnum = any (k.conkey) or k.contypid = t.oid)
    union all
    -- A row must find its partition: the bounds of each speak of values that do.
    select pg_get_partition_constraintdef(p.relid)
    from pg_partition_tree(c.oid) p
    join pg_partitioned_table g on g.partrelid = c.oid and a.attnum = any (g.partattrs)
    where p.level > 0 and pg_get_partition_constraintdef(p.relid) is not null
  ) as checks,
  -- Those that speak of nothing else can be asked before a row is tried.
  array(select pg_get_expr(k.conbin, k.conrelid) from pg_constraint k where k.contype = 'c' and k.conrelid = c.oid and k.conkey = array[a.attnum]) as own_checks,
  f.confrelid as referenced,
  f.name as referenced_name,
  f.key as referenced_column
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
join pg_attribute a on a.attrelid = c.oid
join pg_type t on t.oid = a.atttypid
join pg_type b on b.oid = case when t.typtype = 'd' then t.typbasetype else t.oid end
cross join lateral (select case when t.typtype = 'd' then t.typtypmod else a.atttypmod end as typmod) m
left join lateral (
  select k.confrelid, (select quote_ident(w.nspname) || '.' || quote_ident(r.relname) from pg_class r join pg_namespace w on w.oid = r.relnamespace where r.oid = k.confrelid) as name, (select r.attname::text from pg_attribute r where r.attrelid = k.confrelid and r.attnum = k.confkey[array_position(k.conkey, a.attnum)]) as key
  from pg_constraint k
  where k.contype = 'f' and k.conrelid = c.oid and a.attnum = any (k.conkey)
  limit 1
) f on true
where
  c.relkind in ('r', 'p')
  and not c.relispartition
  and c.relpersistence <> 't'
  and a.attnum > 0
  and not a.attisdropped
  and a.attgenerated = ''
  and a.attidentity = ''
  and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'retort')
order by n.nspname, c.relname, a.attnum
