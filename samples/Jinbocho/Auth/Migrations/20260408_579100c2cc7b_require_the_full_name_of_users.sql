-- Revision:   579100c2cc7b
-- Parent:     8a89b7fc5555
-- Message:    require the full name of users
-- Created:    2026-04-08T09:27:30Z

-- retort: upgrade

alter table users add column full_name varchar;

-- nobody was asked for a name so far: the e-mail's local part stands in
-- retort: backfill users by id in 5000
update users set full_name = split_part(email, '@', 1) where full_name is null;

-- retort: transaction

alter table users add constraint users_full_name_not_null check (full_name is not null) not valid;

-- retort: transaction

alter table users validate constraint users_full_name_not_null;

-- retort: transaction

alter table users alter column full_name set not null;
alter table users drop constraint users_full_name_not_null;

-- retort: downgrade

alter table users drop column full_name;
