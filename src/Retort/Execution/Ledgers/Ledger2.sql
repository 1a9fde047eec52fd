-- Version 2 of the ledger: how far a backfill has come.
alter table retort.step add column backfill text, add column reached text[], add column visited bigint;
comment on column retort.step.backfill is 'The table and the key of a backfill; null for every other statement.';
comment on column retort.step.reached is 'The last key that is done, column by column, written by the transaction that did it; null before the first batch.';
comment on column retort.step.visited is 'The rows that its batches have looked at so far.';

update retort.meta set version = 2;
