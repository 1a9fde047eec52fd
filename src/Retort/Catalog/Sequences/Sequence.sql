-- The sequences, those of identity columns aside.
select
  'pg_class'::regclass::oid as class,
  c.oid,
  n.nspname as schema,
  c.relname as name,
  pg_get_userbyid(c.relowner) as owner,
  c.relacl::text[] as privileges,
  s.seqtypid::regtype::text as type,
  s.seqstart as start,
  s.seqincrement as increment,
  s.seqmin as minimum,
  s.seqmax as maximum,
  s.seqcache as cache,
  s.seqcycle as cycle,
  c.relpersistence <> 'u' as logged,
  (
    select d.refobjid::regclass::text || '.' || quote_ident(a.attname)
    from pg_depend d
    join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
    where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.refclassid = 'pg_class'::regclass and d.deptype = 'a'
  ) as owned_by
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
join pg_sequence s on s.seqrelid = c.oid
where c.relkind = 'S'
  and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'retort')
  and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype in ('e', 'i'))
