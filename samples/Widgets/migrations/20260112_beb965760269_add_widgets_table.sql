-- Revision:   beb965760269
-- Message:    add widgets table
-- Created:    2026-01-12T09:41:07Z

-- retort: upgrade

set local check_function_bodies = off;

create table widgets (
  id uuid not null, -- version 7, from the application
  name text not null,
  status text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  archived_at timestamptz,
  constraint ck_widgets_status check (status in ('draft', 'on_sale', 'retired')),
  constraint pk_widgets primary key (id)
);

create function set_updated_at()
returns trigger
language plpgsql
as $$
begin
  new.updated_at = now();
  return new;
end
$$;

create trigger set_updated_at
  before update on widgets
  for each row
  when (old.* is distinct from new.*)
  execute function set_updated_at();

-- retort: downgrade

set local check_function_bodies = off;

drop table widgets;
drop function set_updated_at();
