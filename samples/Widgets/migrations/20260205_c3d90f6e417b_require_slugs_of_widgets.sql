-- Revision:   c3d90f6e417b
-- Parent:     2378497fdbf7
-- Message:    require slugs of widgets
-- Created:    2026-02-05T08:20:11Z

-- retort: upgrade

alter table widgets add constraint widgets_slug_not_null check (slug is not null) not valid;

-- retort: transaction

alter table widgets validate constraint widgets_slug_not_null;

-- retort: transaction

alter table widgets alter column slug set not null;
alter table widgets drop constraint widgets_slug_not_null;

-- retort: no-transaction

create unique index concurrently ix_widgets_slug on widgets (slug) where archived_at is null;

-- retort: downgrade

-- retort: no-transaction

drop index concurrently ix_widgets_slug;

-- retort: transaction

alter table widgets alter column slug drop not null;
