-- Revision:   579100c2cc7b
-- Parent:     8a89b7fc5555
-- Message:    require the full name of users
-- Created:    2026-04-08T09:27:30Z

-- retort: upgrade

alter table users add column full_name varchar;

-- nobody was asked for a name so far: the e-mail's local part stands in
update users set full_name = split_part(email, '@', 1);

alter table users alter column full_name set not null;

-- retort: downgrade

alter table users drop column full_name;
