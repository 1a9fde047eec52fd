-- What an empty database needs to store and sort as another one does, as clauses of CREATE DATABASE. Columns that came later (15, 16, 17) are read as JSON.
select
  format(' template template0 encoding %L lc_collate %L lc_ctype %L', pg_encoding_to_char(d.encoding), d.datcollate, d.datctype)
    || case mine ->> 'datlocprovider'
         when 'c' then ' locale_provider libc'
         when 'i' then format(' locale_provider icu icu_locale %L', coalesce(mine ->> 'datlocale', mine ->> 'daticulocale'))
         when 'b' then format(' locale_provider builtin builtin_locale %L', mine ->> 'datlocale')
         else ''
       end
    || case when mine ->> 'daticurules' <> '' then format(' icu_rules %L', mine ->> 'daticurules') else '' end as creation,
  (
    select (d.encoding, d.datcollate, d.datctype) is not distinct from (t.encoding, t.datcollate, t.datctype)
       and (mine ->> 'datlocprovider', coalesce(mine ->> 'datlocale', mine ->> 'daticulocale'), mine ->> 'daticurules')
             is not distinct from (its ->> 'datlocprovider', coalesce(its ->> 'datlocale', its ->> 'daticulocale'), its ->> 'daticurules')
    from pg_database t, to_jsonb(t) its
    where t.datname = 'template1'
  ) as is_like_template1,
  (select case s.spcname when 'pg_default' then '' else format(' tablespace %I', s.spcname) end from pg_tablespace s where s.oid = d.dattablespace) as room
from pg_database d, to_jsonb(d) mine
where d.datname = $1
