-- The constraints of tables: primary key (p), unique (u), exclusion (x), check (c), foreign key (f).
select
  'pg_constraint'::regclass::oid as class,
  k.oid,
  row_number() over (partition by k.conrelid order by k.oid)::int as position,
  n.nspname as schema,
  c.relname as table_name,
  k.conname as name,
  k.contype::text as type,
  pg_get_constraintdef(k.oid, true) as definition,
  k.convalidated as valid,
  array(
    select (select a.attname::text from pg_attribute a where a.attrelid = k.conrelid and a.attnum = u.number)
    from unnest(k.conkey) with ordinality u (number, place)
    -- an expression of an exclusion has the number 0
    where u.number <> 0
    order by u.place
  ) as columns,
  coalesce(x.indisvalid, true) as complete,
  i.reloptions as options,
  s.spcname as tablespace,
  coalesce(x.indisclustered, false) as clustered,
  coalesce(x.indisreplident, false) as replica_identity,
  k.contype = 'c' and not k.conislocal or k.contype = 'f' and k.conparentid <> 0 as inherited,
  h.inhparent::regclass::text as parent_index
from pg_constraint k
join pg_class c on c.oid = k.conrelid
join pg_namespace n on n.oid = c.relnamespace
left join pg_class i on i.oid = k.conindid and k.contype in ('p', 'u', 'x')
left join pg_index x on x.indexrelid = i.oid
left join pg_tablespace s on s.oid = i.reltablespace
left join pg_inherits h on h.inhrelid = i.oid
where k.contype in ('p', 'u', 'x', 'c', 'f')
  and c.relkind in ('r', 'p', 'f')
  and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'retort')
  and not exists (select from pg_depend e where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e')
  -- a foreign key to a partitioned table has clones, one for each of its partitions, that PostgreSQL keeps to itself
  and not exists (select from pg_constraint f where f.oid = k.conparentid and f.conrelid = k.conrelid)
