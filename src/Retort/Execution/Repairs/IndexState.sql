-- The index $2 (null: all indexes) of table $3 in schema $1: whether it is valid, and whether a session builds it right now.
select n.nspname::text as schema, c.relname::text as name, i.indisvalid as valid,
       exists (select from pg_stat_progress_create_index p where p.index_relid = c.oid) as building
from pg_index i
join pg_class c on c.oid = i.indexrelid
join pg_class t on t.oid = i.indrelid
join pg_namespace n on n.oid = t.relnamespace
where n.nspname = $1
  and c.relname = coalesce($2, c.relname)
  and t.relname = $3
  -- A partitioned index is invalid until all its parts are attached: that is no leftover.
  and c.relkind = 'i'
order by c.relname
