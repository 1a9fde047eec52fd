-- Revision:   4b84af585013
-- Message:    create families and users
-- Created:    2026-03-02T08:41:17Z

-- retort: upgrade

create table families (
  id uuid primary key default gen_random_uuid(),
  name varchar not null,
  created_at timestamp not null default now()
);

comment on table families is 'Who shares a collection of books';

create table users (
  id uuid primary key default gen_random_uuid(),
  family_id uuid not null references families (id) on delete cascade,
  email varchar not null unique,
  hashed_password varchar not null,
  role varchar not null default 'member',
  created_at timestamp not null default now()
);

create index users_family_id_idx on users (family_id);

-- retort: downgrade

drop table users;

drop table families;
