-- The columns whose default is another at each run, and whether it comes from a sequence of their own.
select
  n.nspname as schema,
  c.relname as "table",
  a.attname as "column",
  pg_get_serial_sequence(format('%I.%I', n.nspname, c.relname), a.attname) is not null as serial
from pg_attribute a
join pg_class c on c.oid = a.attrelid
join pg_namespace n on n.oid = c.relnamespace
left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'retort')
  and (
    a.attidentity <> ''
    -- the parsed expression names CURRENT_TIMESTAMP and its like so, and every function that it calls by its oid
    or d.adbin::text like '%{SQLVALUEFUNCTION %'
    or exists (
      select
      from regexp_matches(d.adbin::text, ':(?:funcid|opfuncid) (\d+)', 'g') f (found)
      join pg_proc p on p.oid = f.found[1]::oid
      where p.provolatile <> 'i'
    )
  )
order by 1, 2, 3
