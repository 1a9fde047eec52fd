-- Revision:   1db5cabf763e
-- Parent:     397f0b81bcb8
-- Message:    split members into editors and viewers
-- Created:    2026-05-19T07:58:46Z

-- retort: upgrade

-- members could change everything; newcomers may look until somebody lets them
update users set role = 'editor' where lower(role) = 'member';
update users set role = 'admin' where lower(role) in ('admin', 'owner');
update users set role = 'viewer' where role not in ('admin', 'editor');

alter table users
  alter column role set default 'viewer',
  add constraint users_role_check check (role in ('admin', 'editor', 'viewer')) not valid;

-- retort: transaction

alter table users validate constraint users_role_check;

comment on column users.role is 'admin: everything; editor: may change the collection; viewer: may look';

-- retort: downgrade

comment on column users.role is null;

alter table users
  drop constraint users_role_check,
  alter column role set default 'member';

update users set role = 'member' where role in ('editor', 'viewer');
