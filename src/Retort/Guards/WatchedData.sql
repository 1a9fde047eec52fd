-- What has data, by its identity, which a rename does not change: tables (0), their columns (the number), and what emptied a table since.
with tables as (
  select c.oid, c.relkind, case when n.nspname = $1 then quote_ident(c.relname) else format('%I.%I', n.nspname, c.relname) end as name
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and c.relpersistence <> 't'
    and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'retort', 'retort_watch')
)
select oid::bigint as relation, 0 as number, name, null::text as operation
from tables
union all
-- A generated column can be computed again; an inherited one goes with its parent's.
select t.oid::bigint, a.attnum, format('%s.%I', t.name, a.attname), null
from tables t
join pg_attribute a on a.attrelid = t.oid
where a.attnum > 0 and not a.attisdropped and a.attislocal and a.attgenerated = ''
union all
select t.oid::bigint, -1, t.name, s.operation
from retort_watch.seen s
join tables t on t.oid = s.relation
order by 1, 2
