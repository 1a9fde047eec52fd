-- Every table that holds rows of its own; what extensions brought is made by them again.
select
  quote_ident(n.nspname) || '.' || quote_ident(c.relname) as name,
  -- The history is needed whole.
  n.nspname = 'retort' as is_ledger,
  greatest(c.reltuples, 0)::bigint as rows,
  coalesce((
    select string_agg(quote_ident(a.attname), ', ' order by a.attnum)
    from pg_attribute a
    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  ), '') as columns
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
where
  c.relkind = 'r'
  and c.relpersistence <> 't'
  and n.nspname !~ '^pg_'
  and n.nspname <> 'information_schema'
  and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
order by c.oid
