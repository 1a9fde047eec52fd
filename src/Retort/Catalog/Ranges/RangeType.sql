-- The range types.
select
  'pg_type'::regclass::oid as class,
  t.oid,
  n.nspname as schema,
  pg_type_is_visible(t.oid) as visible,
  t.typname as name,
  format_type(r.rngsubtype, null) as subtype,
  case when not o.opcdefault then case when pg_opclass_is_visible(o.oid) then '' else quote_ident(o_n.nspname) || '.' end || quote_ident(o.opcname) end as operator_class,
  case when r.rngcollation <> s.typcollation then r.rngcollation::regcollation::text end as collation,
  case when r.rngsubdiff <> 0 then r.rngsubdiff::regprocedure::text end as difference,
  nullif(r.rngcanonical::oid, 0)::regprocedure::text as canonical,
  case
    when m.typname <> case when t.typname like '%range%' then regexp_replace(t.typname, 'range', 'multirange') else t.typname || '_multirange' end
      or m.typnamespace <> t.typnamespace
    then case when pg_type_is_visible(m.oid) then '' else quote_ident(m_n.nspname) || '.' end || quote_ident(m.typname)
  end as multirange,
  pg_get_userbyid(t.typowner) as owner,
  t.typacl::text[] as privileges
from pg_range r
join pg_type t on t.oid = r.rngtypid
join pg_namespace n on n.oid = t.typnamespace
join pg_type s on s.oid = r.rngsubtype
join pg_opclass o on o.oid = r.rngsubopc
join pg_namespace o_n on o_n.oid = o.opcnamespace
-- PostgreSQL 13 has no multiranges
left join pg_type m on m.oid = (to_jsonb(r) ->> 'rngmultitypid')::oid
left join pg_namespace m_n on m_n.oid = m.typnamespace
where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'retort')
  and not exists (select from pg_depend e where e.classid = 'pg_type'::regclass and e.objid = t.oid and e.deptype = 'e')
