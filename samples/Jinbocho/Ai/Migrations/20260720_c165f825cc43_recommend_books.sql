-- Revision:   c165f825cc43
-- Parent:     2c897b565669
-- Message:    recommend books
-- Created:    2026-07-20T08:38:12Z

-- retort: upgrade

create table recommendations (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null,
  bibliographic_record_id uuid not null,
  conversation_id uuid references conversations (id) on delete set null,
  score real not null check (score between 0 and 1),
  reason text not null,
  dismissed_at timestamp,
  created_at timestamp not null default now(),
  unique (user_id, bibliographic_record_id)
);

comment on column recommendations.dismissed_at is 'When the user said no; such a book is not proposed again';

create index recommendations_conversation_id_idx on recommendations (conversation_id);

-- retort: downgrade

drop table recommendations;
