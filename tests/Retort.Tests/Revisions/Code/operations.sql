alter table shop."order" add column state text not null default 'new';
alter table users alter column name drop not null;
alter table users alter column name drop default;
alter table users alter column id type bigint using id::bigint;
alter table users rename column "Name" to name;
alter table users rename to people;
alter table users add constraint users_email unique (email);
alter table orders add foreign key (user_id) references users (id) on delete cascade not valid;
alter table orders validate constraint orders_user_id_fkey;
alter table a drop constraint b;
alter table a rename constraint b to c;
create sequence numbers start 7;
create type mood as enum ('sad', 'it''s ok');
alter type mood add value 'glad' after 'sad';
comment on table users is 'who';
create schema shop;
-- retort: allow deletes-data: nobody reads it
drop table old;
-- retort: no-transaction
create unique index concurrently on users (name desc) where name is not null;
insert into t (a) values
  (null),
  (1.5),
  (true),
  ('\x01ff'),
  ('x');
