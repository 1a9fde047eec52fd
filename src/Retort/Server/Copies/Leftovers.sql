-- What a process that was killed left behind: databases that were never given their name, or that had given theirs away, and whose maker holds no lock any more.
select o.datname::text
from pg_database o
where o.datname ~ '^retort_new_[0-9a-f]{8}(_old)?$'
  and not exists (
    select from pg_locks l
    where l.locktype = 'advisory' and l.classid = 1920234083 and l.objid = ('x' || substr(o.datname, 12, 8))::bit(32)::int::bigint::oid
  )
