-- The columns of tables, inherited ones among them.
select
  'pg_class'::regclass::oid as class,
  c.oid,
  a.attnum::int as sub,
  a.attnum::int as position,
  n.nspname as schema,
  c.relname as table_name,
  a.attname as name,
  pg_get_userbyid(c.relowner) as holder,
  a.attacl::text[] as privileges,
  format_type(a.atttypid, a.atttypmod) as type,
  case when t.typtype = 'd' then (
    with recursive base as (
      select t.typbasetype as oid, t.typtypmod as modifier
      union all
      select b.typbasetype, b.typtypmod
      from base
      join pg_type b on b.oid = base.oid and b.typtype = 'd'
    )
    select format_type(base.oid, base.modifier)
    from base
    join pg_type b on b.oid = base.oid and b.typtype <> 'd'
  ) end as domain_of,
  case when a.attcollation <> t.typcollation then a.attcollation::regcollation::text end as collation,
  a.attnotnull as not_null,
  -- an inherited one bears the parent's name
  case when nn.coninhcount = 0 then nn.conname end as not_null_name,
  nn.convalidated as not_null_valid,
  nn.connoinherit as not_null_local,
  case a.attidentity when 'a' then 'always' when 'd' then 'by default' end as identity,
  s.seqtypid::regtype::text as identity_type,
  s.seqstart as identity_start,
  s.seqincrement as identity_increment,
  s.seqmin as identity_minimum,
  s.seqmax as identity_maximum,
  s.seqcache as identity_cache,
  s.seqcycle as identity_cycle,
  case when a.attgenerated <> '' then pg_get_expr(d.adbin, d.adrelid, true) end as generated,
  a.attgenerated = 'v' as virtual,
  case when a.attstorage <> t.typstorage then
    case a.attstorage when 'p' then 'plain' when 'e' then 'external' when 'm' then 'main' else 'extended' end
  end as storage,
  case t.typstorage when 'p' then 'plain' when 'e' then 'external' when 'm' then 'main' else 'extended' end as usual_storage,
  case when a.attstorage <> 'p' then case a.compression when 'p' then 'pglz' when 'l' then 'lz4' end end as compression,
  -- null since PostgreSQL 17, -1 before
  nullif(a.attstattarget, -1)::int as statistics,
  -- pg_attver is the server's own bookkeeping in recent minor releases; pg_dump leaves it out too
  case when a.attoptions is not null then
    (select array_agg(o order by o) from unnest(a.attoptions) o where o not like 'pg_attver=%')
  end as options,
  a.attfdwoptions as server_options,
  not a.attislocal as inherited
from (select ''::"char" as attcompression) missing
cross join pg_class c
join pg_namespace n on n.oid = c.relnamespace
-- attcompression exists since PostgreSQL 14: before, the name is found one level up, in "missing"
join lateral (select x.*, attcompression as compression from pg_attribute x) a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
join pg_type t on t.oid = a.atttypid
left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum and a.attgenerated <> ''
-- not-null constraints are rows of pg_constraint since PostgreSQL 18
left join pg_constraint nn on nn.conrelid = c.oid and nn.contype = 'n' and nn.conkey = array[a.attnum]
left join pg_depend i on a.attidentity <> '' and i.refclassid = 'pg_class'::regclass and i.refobjid = c.oid and i.refobjsubid = a.attnum
  and i.classid = 'pg_class'::regclass and i.deptype = 'i'
left join pg_sequence s on s.seqrelid = i.objid
where c.relkind in ('r', 'p', 'f')
  and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'retort')
  and not exists (select from pg_depend e where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e')
