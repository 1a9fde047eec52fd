-- What running code names besides relations and columns. Names bear their schema, because a statement may change the search path.
select 'schema' as class, n.oid, 0::oid as owner, n.nspname::text as name
from pg_namespace n
where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'retort')
union all
select case p.prokind when 'p' then 'procedure' when 'a' then 'aggregate' else 'function' end, p.oid, 0,
  format('%I.%I(%s)', n.nspname, p.proname, (
    select string_agg(case s.nspname when 'pg_catalog' then format_type(t.oid, null) else format('%I.%I', s.nspname, t.typname) end, ', ' order by a.place)
    from unnest(p.proargtypes) with ordinality a (type, place)
    join pg_type t on t.oid = a.type
    join pg_namespace s on s.oid = t.typnamespace
  ))
from pg_proc p
join pg_namespace n on n.oid = p.pronamespace
where
  n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'retort')
  -- No code calls what only triggers call.
  and p.prorettype not in ('trigger'::regtype, 'event_trigger'::regtype)
union all
select 'type', t.oid, 0, format('%I.%I', n.nspname, t.typname)
from pg_type t
join pg_namespace n on n.oid = t.typnamespace
left join pg_class c on c.oid = t.typrelid
where
  n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'retort')
  and (t.typtype in ('e', 'd', 'r') or t.typtype = 'c' and c.relkind = 'c')
union all
select 'label', e.oid, e.enumtypid, e.enumlabel::text
from pg_enum e
union all
select 'policy', p.oid, p.polrelid, p.polname::text
from pg_policy p
union all
select 'trigger', g.oid, g.tgrelid, g.tgname::text
from pg_trigger g
where not g.tgisinternal
union all
select 'extension', x.oid, 0, x.extname::text
from pg_extension x
union all
-- Triggers that are switched off; those of a foreign key bear its name.
select 'disabled trigger', g.oid, g.tgrelid, coalesce((select k.conname from pg_constraint k where k.oid = g.tgconstraint), g.tgname)::text
from pg_trigger g
where g.tgenabled = 'D'
