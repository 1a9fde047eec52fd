-- What pg_dump would write and no kind reads: one line for each, as a person would name it.
select 'large object ' || l.oid from pg_largeobject_metadata l
order by 1
