-- Every foreign key: which rows a row needs. Those of partitions are said once, by their parent.
select
  quote_ident(n.nspname) || '.' || quote_ident(c.relname) as referencing,
  quote_ident(m.nspname) || '.' || quote_ident(p.relname) as referenced,
  array(select quote_ident(a.attname) from unnest(k.conkey) with ordinality u (number, place) join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.number order by u.place) as columns,
  array(select quote_ident(a.attname) from unnest(k.confkey) with ordinality u (number, place) join pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.number order by u.place) as keys,
  array(select format_type(a.atttypid, null) from unnest(k.confkey) with ordinality u (number, place) join pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.number order by u.place) as types,
  (
    select string_agg(quote_ident(a.attname), ', ' order by a.attnum)
    from pg_attribute a
    where a.attrelid = p.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  ) as row_columns
from pg_constraint k
join pg_class c on c.oid = k.conrelid
join pg_namespace n on n.oid = c.relnamespace
join pg_class p on p.oid = k.confrelid
join pg_namespace m on m.oid = p.relnamespace
where k.contype = 'f' and k.conparentid = 0 and n.nspname <> 'retort'
order by k.oid
