-- Whether columns (an array of names) can cut a table (a name as in SQL) into batches, and about how many rows it has.
select t.oid is not null as found,
       -- Rows without a key would never be met.
       (select count(*) from pg_attribute a
        where a.attrelid = t.oid and a.attname::text = any (k.names) and not a.attisdropped and a.attnotnull) = cardinality(k.names) as is_complete,
       exists (
         select from pg_index i
         join pg_class c on c.oid = i.indexrelid
         join pg_am m on m.oid = c.relam and m.amname = 'btree'
         where i.indrelid = t.oid and i.indisvalid and i.indpred is null
           and (select array_agg(a.attname::text order by key.place)
                from unnest(i.indkey::int2[]) with ordinality key (number, place)
                join pg_attribute a on a.attrelid = t.oid and a.attnum = key.number
                where key.place <= cardinality(k.names)) = k.names) as is_indexed
from (select to_regclass($1)::oid as oid) t, (select string_to_array($2, e'\x1f') as names) k
