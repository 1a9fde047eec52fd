-- Revision:   8a89b7fc5555
-- Parent:     4b84af585013
-- Message:    keep refresh tokens on the server
-- Created:    2026-03-11T13:05:52Z

-- retort: upgrade

create table refresh_tokens (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references users (id) on delete cascade,
  token_hash varchar not null unique,
  expires_at timestamp not null,
  revoked boolean not null default false,
  created_at timestamp not null default now()
);

comment on table refresh_tokens is 'One row for each session, revoked ones too';

comment on column refresh_tokens.token_hash is 'The token itself is never stored';

create index refresh_tokens_user_id_idx on refresh_tokens (user_id);

-- retort: downgrade

drop table refresh_tokens;
