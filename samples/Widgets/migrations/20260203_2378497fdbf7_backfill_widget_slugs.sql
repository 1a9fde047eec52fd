-- Revision:   2378497fdbf7
-- Parent:     52b93fe1f04f
-- Message:    backfill widget slugs
-- Created:    2026-02-03T14:31:50Z

-- retort: upgrade

-- The oldest keeps the plain slug; ids of version 7 go up with time.
update widgets
set slug = slugs.slug || case when slugs.place > 1 then '-' || slugs.place else '' end
from (
  select id, slug, row_number() over (partition by slug order by archived_at nulls first, id) as place
  from (
    select id, archived_at, trim(both '-' from regexp_replace(lower(name), '[^a-z0-9]+', '-', 'g')) as slug
    from widgets
  ) named
) slugs
where widgets.id = slugs.id and widgets.slug is null;

-- retort: downgrade

-- The column goes with the revision before; what is in it may stay until then.
