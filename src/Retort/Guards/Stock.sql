-- What a database holds: its bytes, the other sessions on it, its tables and their rows. Small tables are counted, large ones (100 MB) are
-- as large as the last ANALYZE says.
with tables as (
  select n.nspname, c.relname, c.relpages, c.reltuples,
         c.relpages >= 12800 or not has_table_privilege(c.oid, 'select') or not has_schema_privilege(n.oid, 'usage') as is_guessed
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'r' and c.relpersistence <> 't'
    and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'retort')
    and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
)
select pg_database_size(current_database()) as bytes,
       (select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid())::int as sessions,
       (select count(*) from tables)::int as tables,
       coalesce((
         select sum(case when is_guessed then greatest(reltuples, 0)::bigint
                         else (xpath('/row/n/text()', query_to_xml(format('select count(*) as n from only %I.%I', nspname, relname), false, true, '')))[1]::text::bigint end)
         from tables), 0)::bigint as rows,
       exists (select from tables where is_guessed) as is_guessed
