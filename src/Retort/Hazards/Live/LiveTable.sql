-- How large the tables are and how much they are used; of a partitioned table, all its partitions together.
select
  n.nspname::text as schema,
  c.relname::text as name,
  t.bytes,
  t.rows,
  t.partitions,
  t.writes,
  t.reads,
  greatest(extract(epoch from now() - coalesce((select d.stats_reset from pg_stat_database d where d.datname = current_database()), pg_postmaster_start_time()))::bigint, 1) as seconds
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
cross join lateral (
  select
    sum(pg_total_relation_size(p.relid))::bigint as bytes,
    sum(greatest(r.reltuples, coalesce(s.n_live_tup, 0), 0))::bigint as rows,
    count(*)::int - 1 as partitions,
    coalesce(sum(s.n_tup_ins + s.n_tup_upd + s.n_tup_del), 0)::bigint as writes,
    coalesce(sum(s.seq_scan + coalesce(s.idx_scan, 0)), 0)::bigint as reads
  from (select c.oid as relid union select relid::oid from pg_partition_tree(c.oid)) p
  join pg_class r on r.oid = p.relid
  left join pg_stat_user_tables s on s.relid = p.relid
) t
where
  c.relkind in ('r', 'p', 'm')
  and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'retort')
