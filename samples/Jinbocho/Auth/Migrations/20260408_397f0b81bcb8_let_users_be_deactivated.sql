-- Revision:   397f0b81bcb8
-- Parent:     579100c2cc7b
-- Message:    let users be deactivated
-- Created:    2026-04-08T15:44:08Z

-- retort: upgrade

alter table users add column is_active boolean not null default true;

comment on column users.is_active is 'false: may not sign in';

-- retort: downgrade

alter table users drop column is_active;
