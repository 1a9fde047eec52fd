-- The access methods that somebody created.
select
  'pg_am'::regclass::oid as class,
  m.oid,
  m.amname as name,
  case m.amtype when 't' then 'table' else 'index' end as type,
  m.amhandler::regprocedure::text as handler
from pg_am m
where m.oid >= 16384 and not exists (select from pg_depend e where e.classid = 'pg_am'::regclass and e.objid = m.oid and e.deptype = 'e')
