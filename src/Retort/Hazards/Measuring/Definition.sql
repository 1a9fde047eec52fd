-- How PostgreSQL writes what a statement made: names that the search path finds are bare.
select i.indexrelid as oid, pg_get_indexdef(i.indexrelid, 0, true) as definition
from pg_index i
where i.indexrelid = any ($1)
union all
select k.oid, pg_get_constraintdef(k.oid)
from pg_constraint k
where k.oid = any ($1)
