-- The collations that fit this database's encoding.
select
  'pg_collation'::regclass::oid as class,
  c.oid,
  n.nspname as schema,
  pg_collation_is_visible(c.oid) as visible,
  c.collname as name,
  case c.collprovider when 'i' then 'icu' when 'b' then 'builtin' else 'libc' end as provider,
  -- the column of ICU's locale has had three names
  coalesce(to_jsonb(c) ->> 'colllocale', to_jsonb(c) ->> 'colliculocale', c.collcollate) as locale,
  case when c.collctype <> c.collcollate then c.collctype end as character_type,
  c.collisdeterministic as deterministic,
  to_jsonb(c) ->> 'collicurules' as rules,
  pg_get_userbyid(c.collowner) as owner
from pg_collation c
join pg_namespace n on n.oid = c.collnamespace
where c.collencoding in (-1, (select d.encoding from pg_database d where d.datname = current_database()))
  and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'retort')
  and not exists (select from pg_depend e where e.classid = 'pg_collation'::regclass and e.objid = c.oid and e.deptype = 'e')
