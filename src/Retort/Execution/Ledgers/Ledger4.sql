-- Version 4 of the ledger: what brought a database back to its history is an attempt too.
alter table retort.event
  drop constraint event_direction_check,
  add constraint event_direction_check check (direction in ('upgrade', 'downgrade', 'stamp', 'unstamp', 'repair'));
comment on column retort.event.revision is 'The revision, which may no longer be applied; of a repair each head that it led back to, or base.';
comment on column retort.event.direction is 'What was attempted: upgrade, downgrade, stamp, unstamp or repair.';

update retort.meta set version = 4;
