-- The transforms.
select
  'pg_transform'::regclass::oid as class,
  t.oid,
  format_type(t.trftype, null) as type,
  l.lanname as language,
  case when t.trffromsql <> 0 then t.trffromsql::regprocedure::text end as from_sql,
  case when t.trftosql <> 0 then t.trftosql::regprocedure::text end as to_sql
from pg_transform t
join pg_language l on l.oid = t.trflang
where not exists (select from pg_depend e where e.classid = 'pg_transform'::regclass and e.objid = t.oid and e.deptype = 'e')
