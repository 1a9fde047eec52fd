-- Version 3 of the ledger: who may go on with a revision of several transactions where a pooler lets no session hold a lock.
create table retort.lease (
  token uuid not null,
  holder text not null,
  role text not null,
  taken_at timestamptz not null,
  expires_at timestamptz not null
);
comment on table retort.lease is 'One row: the run that works through a pooler on a revision of several transactions. Each of them looks here, under the advisory lock.';
comment on column retort.lease.token is 'Made up by the run; a transaction of a run that has another one is refused.';
comment on column retort.lease.holder is 'The program, its machine and process.';
comment on column retort.lease.role is 'Its role.';
comment on column retort.lease.taken_at is 'When it was taken.';
comment on column retort.lease.expires_at is 'Until when it holds, by the clock of this server; every transaction of the run moves it on.';

insert into retort.lease values ('00000000-0000-0000-0000-000000000000', '', '', '-infinity', '-infinity');
update retort.meta set version = 3;
