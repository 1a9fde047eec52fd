-- The tables that publications name; columns and conditions come with PostgreSQL 15.
select
  'pg_publication_rel'::regclass::oid as class,
  r.oid,
  p.pubname as publication,
  n.nspname as schema,
  c.relname as name,
  null::text as columns,
  null::text as filter
from pg_publication_rel r
join pg_publication p on p.oid = r.prpubid
join pg_class c on c.oid = r.prrelid
join pg_namespace n on n.oid = c.relnamespace
where n.nspname <> 'retort'
