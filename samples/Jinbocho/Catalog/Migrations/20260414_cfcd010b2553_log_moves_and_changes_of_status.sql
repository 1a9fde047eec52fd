-- Revision:   cfcd010b2553
-- Parent:     9c7a5df0c8bc
-- Message:    log moves and changes of status
-- Created:    2026-04-14T08:15:03Z

-- retort: upgrade

create table audit_log (
  id uuid primary key default gen_random_uuid(),
  owned_book_id uuid not null references owned_books (id) on delete cascade,
  event_type varchar not null check (event_type in ('moved', 'status_changed', 'created')),
  payload jsonb,
  created_at timestamp not null default now(),
  user_id uuid
);

comment on table audit_log is 'Moves and changes of status of a copy';

comment on column audit_log.payload is 'moved: from and to, ids of shelves; status_changed: from and to';

create index audit_log_owned_book_id_created_at_idx on audit_log (owned_book_id, created_at desc);

-- retort: downgrade

drop table audit_log;
