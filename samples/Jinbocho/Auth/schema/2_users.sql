-- The people of a family and what they may do.

create table users (
  id uuid primary key default gen_random_uuid(),
  family_id uuid not null references families (id) on delete cascade,
  email varchar unique not null,
  hashed_password varchar not null,
  full_name varchar not null,
  role varchar not null default 'viewer' check (role in ('admin', 'editor', 'viewer')),
  is_active boolean not null default true,
  created_at timestamp not null default now()
);

comment on column users.role is 'admin: everything; editor: may change the collection; viewer: may look';
comment on column users.is_active is 'false: may not sign in';

-- the members of a family; also for the foreign key
create index users_family_id_idx on users (family_id);
