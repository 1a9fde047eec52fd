-- Revision:   6228fddfbbe2
-- Message:    create conversations
-- Created:    2026-07-06T09:10:32Z

-- retort: upgrade

create table conversations (
  id uuid primary key default gen_random_uuid(),
  family_id uuid not null,
  user_id uuid not null,
  title varchar,
  created_at timestamp not null default now()
);

comment on column conversations.user_id is 'A user of the auth service: another database, so no foreign key';

create index conversations_user_id_created_at_idx on conversations (user_id, created_at desc);

create table messages (
  id uuid primary key default gen_random_uuid(),
  conversation_id uuid not null references conversations (id) on delete cascade,
  role varchar not null,
  content text not null,
  created_at timestamp not null default now()
);

create index messages_conversation_id_created_at_idx on messages (conversation_id, created_at);

-- retort: downgrade

drop table messages;

drop table conversations;
