-- Revision:   l2
-- Parent:     l1
-- Message:    drop notes
-- Created:    2026-11-20T09:13:44Z

-- retort: upgrade

alter table users drop column note;

-- retort: downgrade

alter table users add column note text;
