-- Revision:   22dd0cc2f4c9
-- Parent:     f794f0a27c07
-- Message:    call the bot assistant
-- Created:    2026-08-18T07:41:05Z

-- retort: upgrade

update messages set role = 'assistant' where role = 'bot';

alter table messages add constraint messages_role_check check (role in ('user', 'assistant')) not valid;

-- retort: transaction

alter table messages validate constraint messages_role_check;

-- retort: downgrade

alter table messages drop constraint messages_role_check;

update messages set role = 'bot' where role = 'assistant';
