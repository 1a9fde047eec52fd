-- What was granted and revoked on members of extensions and on what PostgreSQL has built in: what holds, where it is not what held at first
-- (pg_init_privs; without a row there, PostgreSQL's own defaults).
select
  -- an address that nothing refers to: who depends on the member depends on its extension
  'pg_init_privs'::regclass::oid as class,
  o.oid,
  o.sub,
  o.schema,
  o.noun || ' ' || o.name as name,
  o.column_name,
  pg_get_userbyid(o.owner) as holder,
  x.extname as extension,
  coalesce(i.initprivs, o.usual)::text[] as initial,
  o.acl::text[] as held
from (
  select 'pg_class'::regclass::oid as class, c.oid, 0 as sub, n.nspname as schema, case c.relkind when 'S' then 'sequence' else 'table' end as noun,
    c.oid::regclass::text as name, null::name as column_name, c.relowner as owner, c.relacl as acl,
    acldefault(case c.relkind when 'S' then 's' else 'r' end::"char", c.relowner) as usual
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  where c.relacl is not null

  union all
  select 'pg_class'::regclass, c.oid, a.attnum, n.nspname, 'table', c.oid::regclass::text, a.attname, c.relowner, a.attacl, acldefault('c', c.relowner)
  from pg_attribute a
  join pg_class c on c.oid = a.attrelid
  join pg_namespace n on n.oid = c.relnamespace
  where a.attacl is not null and not a.attisdropped

  union all
  select 'pg_proc'::regclass, p.oid, 0, n.nspname, case p.prokind when 'p' then 'procedure' else 'function' end, p.oid::regprocedure::text, null, p.proowner, p.proacl,
    acldefault('f', p.proowner)
  from pg_proc p
  join pg_namespace n on n.oid = p.pronamespace
  where p.proacl is not null

  union all
  select 'pg_type'::regclass, t.oid, 0, n.nspname, 'type', t.oid::regtype::text, null, t.typowner, t.typacl, acldefault('T', t.typowner)
  from pg_type t
  join pg_namespace n on n.oid = t.typnamespace
  where t.typacl is not null

  union all
  select 'pg_namespace'::regclass, n.oid, 0, n.nspname, 'schema', quote_ident(n.nspname), null, n.nspowner, n.nspacl, acldefault('n', n.nspowner)
  from pg_namespace n
  -- the schema public is read as other schemas are
  where n.nspacl is not null and n.nspname <> 'public'

  union all
  select 'pg_language'::regclass, l.oid, 0, '', 'language', quote_ident(l.lanname), null, l.lanowner, l.lanacl, acldefault('l', l.lanowner)
  from pg_language l
  where l.lanacl is not null

  union all
  select 'pg_foreign_data_wrapper'::regclass, w.oid, 0, '', 'foreign data wrapper', quote_ident(w.fdwname), null, w.fdwowner, w.fdwacl, acldefault('F', w.fdwowner)
  from pg_foreign_data_wrapper w
  where w.fdwacl is not null

  union all
  select 'pg_foreign_server'::regclass, s.oid, 0, '', 'foreign server', quote_ident(s.srvname), null, s.srvowner, s.srvacl, acldefault('S', s.srvowner)
  from pg_foreign_server s
  where s.srvacl is not null
) o
left join pg_init_privs i on i.classoid = o.class and i.objoid = o.oid and i.objsubid = o.sub
left join pg_depend e on e.classid = o.class and e.objid = o.oid and e.objsubid = 0 and e.refclassid = 'pg_extension'::regclass and e.deptype = 'e'
left join pg_extension x on x.oid = e.refobjid
where o.acl is distinct from coalesce(i.initprivs, o.usual)
  and array(select unnest(o.acl)::text order by 1) <> array(select unnest(coalesce(i.initprivs, o.usual))::text order by 1)
  and (x.oid is not null or o.oid < 16384)
  -- initdb grants there what it does not note in pg_init_privs, and pg_dump leaves it out too
  and o.schema <> 'information_schema'
