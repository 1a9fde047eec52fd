-- The tables: ordinary (r), partitioned (p) and foreign (f).
select
  'pg_class'::regclass::oid as class,
  c.oid,
  n.nspname as schema,
  c.relname as name,
  pg_get_userbyid(c.relowner) as owner,
  c.relacl::text[] as privileges,
  c.relpersistence <> 'u' as logged,
  pg_get_partkeydef(c.oid) as partition_key,
  -- PostgreSQL lets no column of the key go without its table, and says so here
  case when c.relkind = 'p' then array(
    select a.attname::text
    from pg_depend d
    join pg_attribute a on a.attrelid = d.objid and a.attnum = d.objsubid
    where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.objsubid > 0
      and d.refclassid = 'pg_class'::regclass and d.refobjid = c.oid and d.refobjsubid = 0 and d.deptype = 'i'
    order by a.attnum
  ) end as key_columns,
  (select i.inhparent::regclass::text from pg_inherits i where i.inhrelid = c.oid and c.relispartition) as partition_of,
  case when c.reloftype <> 0 then c.reloftype::regtype::text end as of_type,
  (
    select array_agg(o)
    from (
      select unnest(c.reloptions) as o
      union all
      select 'toast.' || unnest(t.reloptions)
    ) options
  ) as options,
  s.spcname as tablespace,
  nullif(a.amname, 'heap') as access_method,
  case case c.relkind when 'f' then 'd' else c.relreplident end when 'd' then 'default' when 'f' then 'full' when 'n' then 'nothing' else 'index' end as replica_identity,
  c.relrowsecurity as row_security,
  c.relforcerowsecurity as force_row_security,
  fs.srvname as server,
  ft.ftoptions as server_options
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
left join pg_class t on t.oid = c.reltoastrelid
left join pg_tablespace s on s.oid = c.reltablespace
left join pg_am a on a.oid = c.relam
left join pg_foreign_table ft on ft.ftrelid = c.oid
left join pg_foreign_server fs on fs.oid = ft.ftserver
where c.relkind in ('r', 'p', 'f')
  and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'retort')
  and not exists (select from pg_depend e where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e')
