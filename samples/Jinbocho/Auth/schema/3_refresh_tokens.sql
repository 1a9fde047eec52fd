-- Sessions. Tokens are kept on the server so that they can be revoked.

create table refresh_tokens (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references users (id) on delete cascade,
  token_hash varchar unique not null,
  expires_at timestamp not null,
  revoked boolean not null default false,
  created_at timestamp not null default now()
);

comment on table refresh_tokens is 'One row for each session, revoked ones too';
comment on column refresh_tokens.token_hash is 'The token itself is never stored';

-- for the foreign key
create index refresh_tokens_user_id_idx on refresh_tokens (user_id);

-- the open sessions of a user; most rows are revoked ones
create index refresh_tokens_open_idx on refresh_tokens (user_id, expires_at) where not revoked;
