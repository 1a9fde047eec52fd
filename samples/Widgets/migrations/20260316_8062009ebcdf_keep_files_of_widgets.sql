-- Revision:   8062009ebcdf
-- Parent:     c3d90f6e417b
-- Message:    keep files of widgets
-- Created:    2026-03-16T10:12:39Z

-- retort: upgrade

create table widget_files (
  id uuid not null,
  widget_id uuid not null,
  name text not null,
  key text not null,
  content_type text not null,
  bytes bigint not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  archived_at timestamptz,
  constraint pk_widget_files primary key (id),
  constraint fk_widget_files_widgets_widget_id foreign key (widget_id) references widgets(id) on delete cascade
);

create unique index ix_widget_files_key on widget_files (key) where archived_at is null;
create index ix_widget_files_widget_id on widget_files (widget_id);

create trigger set_updated_at
  before update on widget_files
  for each row
  when (old.* is distinct from new.*)
  execute function set_updated_at();

-- retort: downgrade

drop table widget_files;
