-- All that a database holds, a row for each place: how much, and a sum that is the same wherever the same is.
-- Tables: a sum of the MD5 sums of rows as text, so that their order does not matter. Members of extensions are the extension's.
select format('table %I.%I', n.nspname, c.relname) as place,
       (xpath('/row/n/text()', x.content))[1]::text as amount,
       (xpath('/row/s/text()', x.content))[1]::text as sum
from pg_class c
join pg_namespace n on n.oid = c.relnamespace,
lateral (
  select query_to_xml(
    format($f$select count(*) as n, coalesce(sum(('x' || substr(md5("the whole row"::text), 1, 15))::bit(60)::bigint), 0) as s from only %I.%I "the whole row"$f$, n.nspname, c.relname),
    false, true, '') as content
) x
where c.relkind = 'r' and c.relpersistence <> 't'
  and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
union all
-- Where sequences stand.
select format('sequence %I.%I', n.nspname, c.relname),
       (xpath('/row/last_value/text()', x.content))[1]::text,
       (xpath('/row/is_called/text()', x.content))[1]::text
from pg_class c
join pg_namespace n on n.oid = c.relnamespace,
lateral (select query_to_xml(format('select last_value, is_called from %I.%I', n.nspname, c.relname), false, true, '') as content) x
where c.relkind = 'S' and c.relpersistence <> 't'
  and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
union all
select 'large objects', (select count(*) from pg_largeobject_metadata)::text,
       (select coalesce(sum(('x' || substr(md5(format('%s %s %s', l.loid, l.pageno, l.data)), 1, 15))::bit(60)::bigint), 0) from pg_largeobject l)::text
order by 1
