-- What was asked about the books of a family, and what the model answered.

create table conversations (
  id uuid primary key default gen_random_uuid(),
  family_id uuid not null,
  user_id uuid not null,
  title varchar,
  created_at timestamp not null default now()
);

comment on column conversations.user_id is 'A user of the auth service: another database, so no foreign key';

-- the conversations of a user, newest first
create index conversations_user_id_created_at_idx on conversations (user_id, created_at desc);

create table messages (
  id uuid primary key default gen_random_uuid(),
  conversation_id uuid not null references conversations (id) on delete cascade,
  role varchar not null check (role in ('user', 'assistant')),
  content text not null,
  created_at timestamp not null default now()
);

-- a conversation from its beginning; also for the foreign key
create index messages_conversation_id_created_at_idx on messages (conversation_id, created_at);
