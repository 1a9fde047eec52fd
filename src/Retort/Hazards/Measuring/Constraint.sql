-- The constraints of tables and of domains.
select
  k.oid,
  k.conname::text as name,
  k.contype::text as type,
  k.conrelid as relation,
  k.confrelid as referenced,
  k.contypid as domain,
  k.conindid as index,
  k.conparentid as parent,
  k.convalidated as is_validated,
  coalesce(k.conkey, '{}')::int[] as columns
from pg_constraint k
join pg_namespace n on n.oid = k.connamespace
where
  n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'retort')
  and k.contype <> 't'
