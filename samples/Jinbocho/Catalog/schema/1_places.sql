-- Where books stand: room > bookcase > section > shelf.

create table rooms (
  id uuid primary key default gen_random_uuid(),
  family_id uuid not null,
  name varchar not null,
  created_at timestamp not null default now()
);

comment on column rooms.family_id is 'A family of the auth service: another database, so no foreign key';

create index rooms_family_id_idx on rooms (family_id);

create table bookcases (
  id uuid primary key default gen_random_uuid(),
  room_id uuid not null references rooms (id) on delete cascade,
  name varchar not null
);

create index bookcases_room_id_idx on bookcases (room_id);

create table sections (
  id uuid primary key default gen_random_uuid(),
  bookcase_id uuid not null references bookcases (id) on delete cascade,
  name varchar not null,
  position integer not null
);

comment on table sections is 'The vertical columns of a bookcase';
comment on column sections.position is 'From the left, beginning with 1';

create index sections_bookcase_id_idx on sections (bookcase_id);

create table shelves (
  id uuid primary key default gen_random_uuid(),
  section_id uuid not null references sections (id) on delete cascade,
  name varchar not null,
  position integer not null
);

comment on table shelves is 'The horizontal rows of a section';
comment on column shelves.position is 'From the top, beginning with 1';

create index shelves_section_id_idx on shelves (section_id);
