-- Revision:   l1
-- Message:    create notes
-- Created:    2026-11-20T09:12:44Z

-- retort: upgrade

create table users (id int primary key, email text, note text);

-- retort: downgrade

drop table users;
