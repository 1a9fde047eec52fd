-- The tables that publications name; columns and conditions come with PostgreSQL 15.
select
  'pg_publication_rel'::regclass::oid as class,
  r.oid,
  p.pubname as publication,
  n.nspname as schema,
  c.relname as name,
  -- until 14: null::text as columns,
  -- until 14: null::text as filter
  ( -- from 15
    select string_agg(quote_ident(a.attname), ', ' order by a.attnum) -- from 15
    from unnest(r.prattrs) k (number) -- from 15
    join pg_attribute a on a.attrelid = r.prrelid and a.attnum = k.number -- from 15
  ) as columns, -- from 15
  pg_get_expr(r.prqual, r.prrelid, true) as filter -- from 15
from pg_publication_rel r
join pg_publication p on p.oid = r.prpubid
join pg_class c on c.oid = r.prrelid
join pg_namespace n on n.oid = c.relnamespace
where n.nspname <> 'retort'
