-- Revision:   6aa251c320f4
-- Parent:     93070b1650a9
-- Message:    rename the reading statuses
-- Created:    2026-05-20T09:02:38Z

-- retort: upgrade

update owned_books
set reading_status = case reading_status when 'unread' then 'to_read' when 'in_progress' then 'reading' else 'read' end;

alter table owned_books
  alter column reading_status set default 'to_read',
  add constraint owned_books_reading_status_check check (reading_status in ('to_read', 'reading', 'read')) not valid;

-- retort: transaction

alter table owned_books validate constraint owned_books_reading_status_check;

-- retort: downgrade

alter table owned_books
  drop constraint owned_books_reading_status_check,
  alter column reading_status set default 'unread';

update owned_books
set reading_status = case reading_status when 'to_read' then 'unread' when 'reading' then 'in_progress' else 'finished' end;
