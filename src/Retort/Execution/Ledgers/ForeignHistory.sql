-- Tables in which other tools may keep their history, wherever they are and whatever they are called: one or two columns of text.
select n.nspname::text as schema, c.relname::text as name, array_to_string(columns.names, ',') as columns
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
cross join lateral (
  -- In byte order, so that the answer does not depend on the database's collation.
  select array_agg(a.attname::text order by a.attname collate "C") as names
  from pg_attribute a
  where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
) columns
where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'retort')
  and (columns.names = '{version_num}'
    or columns.names = '{MigrationId,ProductVersion}'
    or columns.names = '{migration_id,product_version}') -- with a convention of snake case
order by 1, 2
