-- Revision:   04b5bea78940
-- Parent:     6aa251c320f4
-- Message:    merge records of the same ISBN
-- Created:    2026-06-22T13:31:14Z

-- retort: upgrade

update bibliographic_records set isbn = nullif(upper(regexp_replace(isbn, '[^0-9Xx]', '', 'g')), '') where isbn is not null;

-- retort: allow deletes-data: the copies have moved to the record that stays, and the cache is filled again by itself

-- The oldest record of an edition stays; copies move to it before the others go.
create temporary table merged on commit drop as
select id, kept
from (select id, first_value(id) over (partition by family_id, isbn order by created_at, id) as kept from bibliographic_records where isbn is not null) records
where id <> kept;

update owned_books set bibliographic_record_id = merged.kept from merged where merged.id = owned_books.bibliographic_record_id;
delete from bibliographic_records using merged where merged.id = bibliographic_records.id;

-- the cache is filled again by itself
delete from isbn_cache where isbn ~ '[^0-9X]';

comment on column bibliographic_records.isbn is 'Without hyphens; null: printed before 1970, or not known';

-- retort: downgrade

-- Merged records stay merged: the release before reads ISBNs in either form.
comment on column bibliographic_records.isbn is null;
