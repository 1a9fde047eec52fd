-- Revision:   490030167963
-- Message:    create rooms, bookcases, sections and shelves
-- Created:    2026-03-03T14:20:09Z

-- retort: upgrade

create table rooms (
  id uuid primary key default gen_random_uuid(),
  family_id uuid not null,
  name varchar not null,
  created_at timestamp not null default now()
);

comment on column rooms.family_id is 'A family of the auth service: another database, so no foreign key';

create table bookcases (
  id uuid primary key default gen_random_uuid(),
  room_id uuid not null references rooms (id) on delete cascade,
  name varchar not null
);

create index bookcases_room_id_idx on bookcases (room_id);

create index rooms_family_id_idx on rooms (family_id);

create table sections (
  id uuid primary key default gen_random_uuid(),
  bookcase_id uuid not null references bookcases (id) on delete cascade,
  name varchar not null
);

comment on table sections is 'The vertical columns of a bookcase';

create index sections_bookcase_id_idx on sections (bookcase_id);

create table shelves (
  id uuid primary key default gen_random_uuid(),
  section_id uuid not null references sections (id) on delete cascade,
  name varchar not null
);

comment on table shelves is 'The horizontal rows of a section';

create index shelves_section_id_idx on shelves (section_id);

-- retort: downgrade

drop table shelves;

drop table sections;

drop table bookcases;

drop table rooms;
