-- What a family owns: the record of an edition, and its copies.

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
comment on column bibliographic_records.isbn is 'Without hyphens; null: printed before 1970, or not known';

create index bibliographic_records_family_id_title_idx on bibliographic_records (family_id, title);

-- a family has an edition once; books without an ISBN are not compared
create unique index bibliographic_records_family_id_isbn_key on bibliographic_records (family_id, isbn) where isbn is not null;

create table owned_books (
  id uuid primary key default gen_random_uuid(),
  bibliographic_record_id uuid not null references bibliographic_records (id),
  shelf_id uuid references shelves (id) on delete set null,
  position integer,
  reading_status varchar not null default 'to_read' check (reading_status in ('to_read', 'reading', 'read')),
  added_by uuid,
  created_at timestamp not null default now(),
  updated_at timestamp not null default now()
);

comment on table owned_books is 'One row for each physical copy';
comment on column owned_books.shelf_id is 'null: lent, packed or not put away yet';
comment on column owned_books.added_by is 'A user of the auth service: another database, so no foreign key';

create index owned_books_bibliographic_record_id_idx on owned_books (bibliographic_record_id);

-- the books of a shelf as they stand; also for the foreign key
create index owned_books_shelf_id_position_idx on owned_books (shelf_id, position);
