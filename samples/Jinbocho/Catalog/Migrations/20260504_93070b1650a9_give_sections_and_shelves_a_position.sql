-- Revision:   93070b1650a9
-- Parent:     cfcd010b2553
-- Message:    give sections and shelves a position
-- Created:    2026-05-04T11:49:26Z

-- retort: upgrade

alter table sections add column position integer;
alter table shelves add column position integer;

-- retort: transaction

-- by name, as the screens showed them
update sections
set position = ranked.place
from (select id, row_number() over (partition by bookcase_id order by name, id) as place from sections) ranked
where ranked.id = sections.id;

update shelves
set position = ranked.place
from (select id, row_number() over (partition by section_id order by name, id) as place from shelves) ranked
where ranked.id = shelves.id;

-- retort: transaction

alter table sections add constraint sections_position_not_null check (position is not null) not valid;
alter table shelves add constraint shelves_position_not_null check (position is not null) not valid;

-- retort: transaction

alter table sections validate constraint sections_position_not_null;
alter table shelves validate constraint shelves_position_not_null;

-- retort: transaction

alter table sections alter column position set not null;
alter table sections drop constraint sections_position_not_null;
alter table shelves alter column position set not null;
alter table shelves drop constraint shelves_position_not_null;

comment on column sections.position is 'From the left, beginning with 1';
comment on column shelves.position is 'From the top, beginning with 1';

-- retort: downgrade

alter table sections drop column position;

alter table shelves drop column position;
