-- Revision:   9c7a5df0c8bc
-- Parent:     005002f8d6da
-- Message:    cache what is known of an ISBN
-- Created:    2026-03-18T16:07:55Z

-- retort: upgrade

create table isbn_cache (
  isbn varchar primary key,
  data jsonb not null,
  cached_at timestamp not null default now()
);

comment on table isbn_cache is 'May be emptied at any time';

create index isbn_cache_cached_at_idx on isbn_cache (cached_at);

-- retort: downgrade

drop table isbn_cache;
