-- The triggers that people made, and their clones on partitions.
select
  'pg_trigger'::regclass::oid as class,
  t.oid,
  n.nspname as schema,
  c.relname as relation,
  c.relkind::text as relation_kind,
  t.tgname as name,
  t.tgconstraint <> 0 as is_constraint,
  -- what follows the name
  substr(
    pg_get_triggerdef(t.oid, true),
    length('CREATE ' || case when t.tgconstraint <> 0 then 'CONSTRAINT ' else '' end || 'TRIGGER ' || quote_ident(t.tgname) || ' ') + 1
  ) as definition,
  case t.tgenabled when 'D' then 'disabled' when 'R' then 'replica' when 'A' then 'always' else 'origin' end as enabled,
  -- of a clone: the trigger of the partitioned table
  pn.nspname as parent_schema,
  pc.relname as parent_relation,
  p.tgname as parent_name
from pg_trigger t
join pg_class c on c.oid = t.tgrelid
join pg_namespace n on n.oid = c.relnamespace
left join pg_trigger p on p.oid = t.tgparentid
left join pg_class pc on pc.oid = p.tgrelid
left join pg_namespace pn on pn.oid = pc.relnamespace
-- clones count as internal up to PostgreSQL 14; those of foreign keys are internal all the way up
where (not t.tgisinternal or (p.oid is not null and not p.tgisinternal))
  and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'retort')
  and not exists (
    select from pg_depend e
    where e.deptype = 'e' and ((e.classid = 'pg_trigger'::regclass and e.objid = t.oid) or (e.classid = 'pg_class'::regclass and e.objid = c.oid))
  )
