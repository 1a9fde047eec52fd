-- Revision:   bcea30bf0d6f
-- Parent:     04b5bea78940
-- Message:    let a family have an edition once
-- Created:    2026-06-24T07:20:50Z

-- retort: upgrade

create unique index bibliographic_records_family_id_isbn_key on bibliographic_records (family_id, isbn) where isbn is not null;

-- retort: downgrade

drop index bibliographic_records_family_id_isbn_key;
