-- Revision:   2c897b565669
-- Parent:     6228fddfbbe2
-- Message:    store books as vectors
-- Created:    2026-07-09T15:26:44Z

-- retort: upgrade

create table book_embeddings (
  bibliographic_record_id uuid primary key,
  embedding real[] not null,
  created_at timestamp not null default now()
);

comment on column book_embeddings.bibliographic_record_id is 'A record of the catalog service: another database, so no foreign key';

-- retort: downgrade

drop table book_embeddings;
