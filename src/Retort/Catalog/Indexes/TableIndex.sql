-- The indexes that serve no constraint, of tables and materialized views.
select
  'pg_class'::regclass::oid as class,
  i.oid,
  n.nspname as schema,
  c.relname as table_name,
  i.relname as name,
  x.indisunique as is_unique,
  x.indisvalid as valid,
  -- what stands behind "create [unique] index name on [only] table ", whose length is known
  right(d.text, -length(d.head)) as definition,
  case when i.reloptions is not null then (
    select ' WITH (' || string_agg(quote_ident(o.name) || '=' || case when quote_ident(o.value) = o.value then o.value else quote_literal(o.value) end, ', ' order by o.place) || ')'
    from (
      select split_part(u.text, '=', 1) as name, substr(u.text, strpos(u.text, '=') + 1) as value, u.place
      from unnest(i.reloptions) with ordinality u (text, place)
    ) o
  ) end as with_clause,
  i.reloptions as options,
  s.spcname as tablespace,
  -- only expressions can have a target
  case when x.indexprs is not null then array(
    select a.attnum || '=' || a.attstattarget
    from pg_attribute a
    where a.attrelid = i.oid and a.attstattarget >= 0
    order by a.attnum
  ) end as statistics,
  x.indisclustered as clustered,
  x.indisreplident as replica_identity,
  h.inhparent::regclass::text as parent_index,
  -- the names that PostgreSQL puts into a generated name: of the columns, "expr" for an expression
  array(select a.attname::text from pg_attribute a where a.attrelid = i.oid order by a.attnum) as column_names,
  c.relkind = 'm' as on_view
from pg_index x
join pg_class i on i.oid = x.indexrelid
join pg_class c on c.oid = x.indrelid
join pg_namespace n on n.oid = c.relnamespace
left join pg_tablespace s on s.oid = i.reltablespace
left join pg_inherits h on h.inhrelid = i.oid
cross join lateral (
  select
    pg_get_indexdef(i.oid, 0, true) as text,
    'CREATE ' || case when x.indisunique then 'UNIQUE ' else '' end || 'INDEX ' || quote_ident(i.relname) || ' ON '
      || case when i.relkind = 'I' then 'ONLY ' else '' end || x.indrelid::regclass::text || ' ' as head
) d
where c.relkind in ('r', 'p', 'm')
  and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'retort')
  and not exists (select from pg_constraint k where k.conindid = i.oid and k.contype in ('p', 'u', 'x'))
  and not exists (select from pg_depend e where e.classid = 'pg_class'::regclass and e.objid in (c.oid, i.oid) and e.deptype = 'e')
