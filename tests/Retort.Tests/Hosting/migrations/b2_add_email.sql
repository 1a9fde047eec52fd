-- Revision:   b2
-- Parent:     a1
-- Message:    add email to users
-- Created:    2026-11-20T09:13:44Z

-- retort: upgrade

alter table users add column email text;

-- retort: downgrade

alter table users drop column email;
