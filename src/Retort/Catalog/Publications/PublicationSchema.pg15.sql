-- The schemas that publications name.
select
  'pg_publication_namespace'::regclass::oid as class,
  s.oid,
  p.pubname as publication,
  n.nspname as name
from pg_publication_namespace s
join pg_publication p on p.oid = s.pnpubid
join pg_namespace n on n.oid = s.pnnspid
where n.nspname <> 'retort'
