-- Version 1 of the ledger. Runs in one transaction, under the lock of the database.
create schema retort;
comment on schema retort is 'What Retort has done to this database. Written by its runner only; safe to read at any time.';

create table retort.meta (
  version int not null,
  created_at timestamptz not null default now()
);
comment on table retort.meta is 'One row: the shape of this schema.';
comment on column retort.meta.version is 'The version of the tables in this schema; a newer runner brings them forward.';
comment on column retort.meta.created_at is 'When this schema was created.';

create table retort.revision (
  id text primary key,
  position bigint not null generated always as identity,
  parents text[] not null,
  depends_on text[] not null,
  labels text[] not null,
  message text not null,
  created timestamptz not null,
  checksum text not null,
  statements text[] not null,
  upgrade text not null,
  downgrade text,
  stamped boolean not null,
  applied_at timestamptz not null default clock_timestamp(),
  applied_by text not null default current_user,
  duration interval not null,
  tool text not null
);
comment on table retort.revision is 'One row per applied revision. A row is written in the transaction that does the work; the heads are the rows that no other row builds on.';
comment on column retort.revision.id is 'The name of the revision.';
comment on column retort.revision.position is 'The order of application.';
comment on column retort.revision.parents is 'The revisions it builds on; empty for a base.';
comment on column retort.revision.depends_on is 'Revisions that had to be applied before it without being its parents.';
comment on column retort.revision.labels is 'Names of the branch that begins with it.';
comment on column retort.revision.message is 'What it does, in one line.';
comment on column retort.revision.created is 'When its file was written.';
comment on column retort.revision.checksum is 'SHA-256 over its statements and directives when it was applied; another one in the file means that the file was edited.';
comment on column retort.revision.statements is 'A hash of each upgrade statement in order, to name those that were edited.';
comment on column retort.revision.upgrade is 'The upgrade section as it was applied.';
comment on column retort.revision.downgrade is 'The downgrade section, so that a checkout without the file can go back; null when it cannot be undone.';
comment on column retort.revision.stamped is 'Whether it was recorded without running it.';
comment on column retort.revision.applied_at is 'When it was applied.';
comment on column retort.revision.applied_by is 'The role that applied it.';
comment on column retort.revision.duration is 'How long it took, from the first statement to this row.';
comment on column retort.revision.tool is 'The program and version that applied it.';

create table retort.event (
  id bigint primary key generated always as identity,
  revision text not null,
  direction text not null check (direction in ('upgrade', 'downgrade', 'stamp', 'unstamp')),
  outcome text not null check (outcome in ('done', 'failed')),
  sqlstate text,
  message text,
  happened_at timestamptz not null default clock_timestamp(),
  role text not null default current_user,
  tool text not null
);
comment on table retort.event is 'Every attempt on a revision, with its outcome. Nothing is ever removed.';
comment on column retort.event.id is 'The order of attempts.';
comment on column retort.event.revision is 'The revision, which may no longer be applied.';
comment on column retort.event.direction is 'What was attempted: upgrade, downgrade, stamp or unstamp.';
comment on column retort.event.outcome is 'How it ended: done or failed.';
comment on column retort.event.sqlstate is 'The code of PostgreSQL''s error; null when it was done.';
comment on column retort.event.message is 'PostgreSQL''s message; null when it was done.';
comment on column retort.event.happened_at is 'When it ended.';
comment on column retort.event.role is 'The role that tried.';
comment on column retort.event.tool is 'The program and version that tried.';

create table retort.step (
  revision text not null,
  direction text not null check (direction in ('upgrade', 'downgrade')),
  part int not null,
  statement int not null,
  hash text not null,
  started_at timestamptz not null default clock_timestamp(),
  finished_at timestamptz,
  primary key (revision, direction, part, statement)
);
comment on table retort.step is 'How far a revision has come that does not fit into one transaction. Its rows go away when the revision is done.';
comment on column retort.step.revision is 'The revision that is under way.';
comment on column retort.step.direction is 'Whether it is being applied or undone.';
comment on column retort.step.part is 'The part of its script, from 0.';
comment on column retort.step.statement is 'The statement of that part, from 0; -1 for a part that is one transaction.';
comment on column retort.step.hash is 'A hash of what ran, so that an edit between two attempts is noticed.';
comment on column retort.step.started_at is 'When it was sent.';
comment on column retort.step.finished_at is 'When it was done; null when nobody knows how it ended.';

insert into retort.meta (version) values (1);
