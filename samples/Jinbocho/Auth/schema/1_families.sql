-- A family shares one collection of books; everything else belongs to one.

create table families (
  id uuid primary key default gen_random_uuid(),
  name varchar not null,
  created_at timestamp not null default now()
);

comment on table families is 'Who shares a collection of books';
