-- Revision:   a1
-- Message:    create users
-- Created:    2026-11-20T09:12:44Z

-- retort: upgrade

create table users (
  id int primary key,
  name text not null
);

-- retort: downgrade

drop table users;
