-- retort: context LibraryContext

CREATE TABLE categories (
    id uuid NOT NULL,
    name text NOT NULL,
    created_at timestamp with time zone NOT NULL DEFAULT (now()),
    updated_at timestamp with time zone NOT NULL DEFAULT (now()),
    archived_at timestamp with time zone,
    CONSTRAINT pk_categories PRIMARY KEY (id)
);

CREATE TABLE book_copies (
    id uuid NOT NULL,
    category_id uuid NOT NULL,
    isbn_code text NOT NULL,
    status text NOT NULL,
    place_shelf text,
    CONSTRAINT pk_book_copies PRIMARY KEY (id),
    CONSTRAINT ck_book_copies_status CHECK (status in ('to_read', 'reading', 'read')),
    CONSTRAINT fk_book_copies_categories_category_id FOREIGN KEY (category_id) REFERENCES categories (id) ON DELETE CASCADE
);

CREATE INDEX ix_book_copies_category_id ON book_copies (category_id);

CREATE UNIQUE INDEX ix_categories_name ON categories (name) WHERE archived_at is null;

create function set_updated_at() returns trigger language plpgsql as $$
begin
  new.updated_at = now();
  return new;
end
$$;

create trigger set_updated_at before update on categories for each row when (old.* is distinct from new.*) execute function set_updated_at();
