-- What other services told about an ISBN; asked again after a month.

create table isbn_cache (
  isbn varchar primary key,
  data jsonb not null,
  cached_at timestamp not null default now()
);

comment on table isbn_cache is 'May be emptied at any time';

-- for the job that removes what is too old
create index isbn_cache_cached_at_idx on isbn_cache (cached_at);
