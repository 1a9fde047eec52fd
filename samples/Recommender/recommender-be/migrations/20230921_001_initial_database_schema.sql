-- Revision:   fd60b64ea456
-- Message:    initial database schema
-- Created:    2023-09-21T08:00:12Z

-- retort: upgrade

create table users (
  id uuid not null,
  email text not null,
  hashed_password text,
  is_active boolean not null default true,
  is_superuser boolean not null,
  google_id text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint pk_users primary key (id)
);

create table sessions (
  id uuid not null,
  user_id uuid not null,
  session_token text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  constraint pk_sessions primary key (id),
  constraint fk_sessions_users_user_id foreign key (user_id) references users(id) on delete cascade
);

create unique index ix_sessions_session_token on sessions (session_token);
create index ix_sessions_user_id on sessions (user_id);
create unique index ix_users_email on users (email);
create unique index ix_users_google_id on users (google_id);

create function set_updated_at()
returns trigger
language plpgsql
as $$
begin
  new.updated_at = now();
  return new;
end
$$;

create trigger set_updated_at
  before update on users
  for each row
  when (old.* is distinct from new.*)
  execute function set_updated_at();

-- retort: downgrade

drop table sessions;
drop table users;
drop function set_updated_at();
