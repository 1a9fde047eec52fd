-- Revision:   22dd0cc2f4c9
-- Parent:     f794f0a27c07
-- Message:    call the bot assistant
-- Created:    2026-08-18T07:41:05Z

-- retort: upgrade

-- the column took any word so far: whoever is not the user is the assistant
update messages set role = 'assistant' where role <> 'user';

alter table messages add constraint messages_role_check check (role in ('user', 'assistant')) not valid;

-- retort: transaction

alter table messages validate constraint messages_role_check;

-- retort: downgrade

alter table messages drop constraint messages_role_check;

update messages set role = 'bot' where role = 'assistant';
