-- The policies of row-level security.
select
  'pg_policy'::regclass::oid as class,
  p.oid,
  n.nspname as schema,
  c.relname as relation,
  p.polname as name,
  p.polpermissive as is_permissive,
  case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end as command,
  array(
    select case r.role when 0 then 'public' else quote_ident(pg_get_userbyid(r.role)) end
    from unnest(p.polroles) r (role)
    order by 1
  ) as roles,
  pg_get_expr(p.polqual, p.polrelid, true) as using_expression,
  pg_get_expr(p.polwithcheck, p.polrelid, true) as check_expression
from pg_policy p
join pg_class c on c.oid = p.polrelid
join pg_namespace n on n.oid = c.relnamespace
where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'retort')
  and not exists (
    select from pg_depend e
    where e.deptype = 'e' and ((e.classid = 'pg_policy'::regclass and e.objid = p.oid) or (e.classid = 'pg_class'::regclass and e.objid = c.oid))
  )
