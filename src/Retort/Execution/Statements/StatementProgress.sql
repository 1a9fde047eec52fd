-- How far the statement of process $1 has come, as far as the server tells, otherwise what it works on.
with found as (
  select 1 as rank, p.command, p.phase, p.relid::regclass::text as relation,
         case when p.phase like 'waiting for%' then p.lockers_done when p.tuples_total > 0 then p.tuples_done else p.blocks_done end as done,
         case when p.phase like 'waiting for%' then p.lockers_total when p.tuples_total > 0 then p.tuples_total else p.blocks_total end as total,
         case when p.phase like 'waiting for%' then 'transactions' when p.tuples_total > 0 then 'rows' else 'blocks' end as unit,
         null::bigint as size
  from pg_stat_progress_create_index p where p.pid = $1
  union all
  select 2, p.command, p.phase, p.relid::regclass::text, p.heap_blks_scanned, p.heap_blks_total, 'blocks', null
  from pg_stat_progress_cluster p where p.pid = $1
  union all
  select 2, 'VACUUM', p.phase, p.relid::regclass::text, p.heap_blks_scanned, p.heap_blks_total, 'blocks', null
  from pg_stat_progress_vacuum p where p.pid = $1
  union all
  select 2, 'ANALYZE', p.phase, p.relid::regclass::text, p.sample_blks_scanned, p.sample_blks_total, 'blocks', null
  from pg_stat_progress_analyze p where p.pid = $1
  union all -- from 14
  -- What comes from a program or a client has no size.
  select 2, p.command, null, p.relid::regclass::text, case when p.bytes_total > 0 then p.bytes_processed else p.tuples_processed end, -- from 14
         nullif(p.bytes_total, 0), case when p.bytes_total > 0 then 'bytes' else 'rows' end, null -- from 14
  from pg_stat_progress_copy p where p.pid = $1 -- from 14
  union all
  -- The largest table that it has locked in order to change it. Its size is read from the catalog: to measure it would need a lock.
  (select 3, left(regexp_replace(a.query, '\s+', ' ', 'g'), 60), null, c.oid::regclass::text, null, null, null,
          c.relpages * current_setting('block_size')::bigint
   from pg_stat_activity a
   left join pg_locks l on l.pid = a.pid and l.granted and l.locktype = 'relation' and l.mode not in ('AccessShareLock', 'RowShareLock', 'RowExclusiveLock')
   left join pg_class c on c.oid = l.relation and c.relkind in ('r', 'm')
   where a.pid = $1 and a.state = 'active'
   order by c.relpages desc nulls last
   limit 1)
)
select command, phase, relation, done, total, unit, size
from found
order by rank
limit 1
