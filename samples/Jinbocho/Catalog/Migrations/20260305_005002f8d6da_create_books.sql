-- Revision:   005002f8d6da
-- Parent:     490030167963
-- Message:    create books
-- Created:    2026-03-05T10:33:41Z

-- retort: upgrade

create table bibliographic_records (
  id uuid primary key default gen_random_uuid(),
  family_id uuid not null,
  title varchar not null,
  author varchar,
  isbn varchar,
  publisher varchar,
  published_year integer,
  cover_url varchar,
  created_at timestamp not null default now()
);

comment on table bibliographic_records is 'One row for each edition that a family owns';

create index bibliographic_records_family_id_title_idx on bibliographic_records (family_id, title);

create table owned_books (
  id uuid primary key default gen_random_uuid(),
  bibliographic_record_id uuid not null references bibliographic_records (id),
  shelf_id uuid references shelves (id) on delete set null,
  position integer,
  reading_status varchar not null default 'unread',
  added_by uuid,
  created_at timestamp not null default now(),
  updated_at timestamp not null default now()
);

comment on table owned_books is 'One row for each physical copy';

comment on column owned_books.shelf_id is 'null: lent, packed or not put away yet';

comment on column owned_books.added_by is 'A user of the auth service: another database, so no foreign key';

create index owned_books_bibliographic_record_id_idx on owned_books (bibliographic_record_id);

create index owned_books_shelf_id_position_idx on owned_books (shelf_id, position);

-- retort: downgrade

drop table owned_books;

drop table bibliographic_records;
