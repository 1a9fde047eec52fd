-- What running code names besides relations and columns.
select 'schema' as class, n.oid, 0::oid as owner, n.nspname::text as name
from pg_namespace n
where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'retort')
union all
select case p.prokind when 'p' then 'procedure' when 'a' then 'aggregate' else 'function' end, p.oid, 0, p.oid::regprocedure::text
from pg_proc p
join pg_namespace n on n.oid = p.pronamespace
where
  n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'retort')
  -- No code calls what only triggers call.
  and p.prorettype not in ('trigger'::regtype, 'event_trigger'::regtype)
union all
select 'type', t.oid, 0, format_type(t.oid, null)
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
