-- The tables that publications name, with their columns and conditions.
select
  'pg_publication_rel'::regclass::oid as class,
  r.oid,
  p.pubname as publication,
  n.nspname as schema,
  c.relname as name,
  (
    select string_agg(quote_ident(a.attname), ', ' order by a.attnum)
    from unnest(r.prattrs) k (number)
    join pg_attribute a on a.attrelid = r.prrelid and a.attnum = k.number
  ) as columns,
  pg_get_expr(r.prqual, r.prrelid, true) as filter
from pg_publication_rel r
join pg_publication p on p.oid = r.prpubid
join pg_class c on c.oid = r.prrelid
join pg_namespace n on n.oid = c.relnamespace
where n.nspname <> 'retort'
