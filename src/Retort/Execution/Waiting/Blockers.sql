-- The sessions that keep process $1 waiting: what they do, and what they hold of that for which it waits.
select a.pid, a.usename::text as usename, a.application_name, a.state,
       left(regexp_replace(a.query, '\s+', ' ', 'g'), 200) as query, a.xact_start,
       (select string_agg(distinct
                 case h.locktype
                   -- AccessExclusiveLock is said as ACCESS EXCLUSIVE, as in the manual.
                   when 'relation' then upper(regexp_replace(replace(h.mode, 'Lock', ''), '(?<=[a-z])(?=[A-Z])', ' ', 'g')) || ' on ' || h.relation::regclass
                   when 'virtualxid' then 'its snapshot'
                   when 'transactionid' then 'rows that it changed'
                   when 'tuple' then 'a row of ' || h.relation::regclass
                   when 'advisory' then 'an advisory lock'
                   else h.locktype
                 end, ', ')
        from pg_locks w
        join pg_locks h on h.granted and h.locktype = w.locktype
          and (h.database, h.relation, h.page, h.tuple, h.virtualxid, h.transactionid, h.classid, h.objid, h.objsubid)
              is not distinct from (w.database, w.relation, w.page, w.tuple, w.virtualxid, w.transactionid, w.classid, w.objid, w.objsubid)
        where w.pid = $1 and not w.granted and h.pid = a.pid) as holds,
       case when a.state like 'idle in transaction%' then a.state_change end as idle_since
from pg_stat_activity a
where a.pid = any (pg_blocking_pids($1))
order by a.pid
