-- What a user might read next.

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

-- for the foreign key
create index recommendations_conversation_id_idx on recommendations (conversation_id);

-- the best ones that are still open
create index recommendations_open_idx on recommendations (user_id, score desc) where dismissed_at is null;
