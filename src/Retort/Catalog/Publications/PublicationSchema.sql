-- The schemas that publications name, which they do from PostgreSQL 15 on.
-- until 14: select null::oid as class, null::oid as oid, null::text as publication, null::text as name where false
select -- from 15
  'pg_publication_namespace'::regclass::oid as class, -- from 15
  s.oid, -- from 15
  p.pubname as publication, -- from 15
  n.nspname as name -- from 15
from pg_publication_namespace s -- from 15
join pg_publication p on p.oid = s.pnpubid -- from 15
join pg_namespace n on n.oid = s.pnnspid -- from 15
where n.nspname <> 'retort' -- from 15
