-- Revision:   bcea30bf0d6f
-- Parent:     04b5bea78940
-- Message:    let a family have an edition once
-- Created:    2026-06-24T07:20:50Z

-- retort: upgrade
-- retort: no-transaction

create unique index concurrently bibliographic_records_family_id_isbn_key on bibliographic_records (family_id, isbn) where isbn is not null;

-- retort: downgrade
-- retort: no-transaction

drop index concurrently bibliographic_records_family_id_isbn_key;
