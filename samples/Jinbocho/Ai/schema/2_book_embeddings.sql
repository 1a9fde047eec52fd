-- Books as vectors. A family has some thousand books: they are compared in memory, so an array is enough.

create table book_embeddings (
  bibliographic_record_id uuid primary key,
  model varchar not null,
  embedding real[] not null,
  created_at timestamp not null default now()
);

comment on column book_embeddings.bibliographic_record_id is 'A record of the catalog service: another database, so no foreign key';
comment on column book_embeddings.model is 'What made the vector; only vectors of one model can be compared';
