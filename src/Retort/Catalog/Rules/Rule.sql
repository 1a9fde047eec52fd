-- The rules, except those that make a view.
select
  'pg_rewrite'::regclass::oid as class,
  r.oid,
  n.nspname as schema,
  c.relname as relation,
  c.relkind::text as relation_kind,
  r.rulename as name,
  -- what follows the name
  substr(pg_get_ruledef(r.oid, true), length('CREATE RULE ' || quote_ident(r.rulename) || ' ') + 1) as definition,
  case r.ev_enabled when 'D' then 'disabled' when 'R' then 'replica' when 'A' then 'always' else 'origin' end as enabled
from pg_rewrite r
join pg_class c on c.oid = r.ev_class
join pg_namespace n on n.oid = c.relnamespace
where r.rulename <> '_RETURN'
  and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'retort')
  and not exists (
    select from pg_depend e
    where e.deptype = 'e' and ((e.classid = 'pg_rewrite'::regclass and e.objid = r.oid) or (e.classid = 'pg_class'::regclass and e.objid = c.oid))
  )
