-- Revision:   f794f0a27c07
-- Parent:     c165f825cc43
-- Message:    say which model made a vector
-- Created:    2026-08-17T12:54:29Z

-- retort: upgrade

alter table book_embeddings add column model varchar;

-- there has been one model so far
-- retort: backfill book_embeddings by bibliographic_record_id in 5000
update book_embeddings set model = 'text-embedding-3-small' where model is null;

-- retort: transaction

alter table book_embeddings add constraint book_embeddings_model_not_null check (model is not null) not valid;

-- retort: transaction

alter table book_embeddings validate constraint book_embeddings_model_not_null;

-- retort: transaction

alter table book_embeddings alter column model set not null;
alter table book_embeddings drop constraint book_embeddings_model_not_null;

comment on column book_embeddings.model is 'What made the vector; only vectors of one model can be compared';

-- retort: downgrade

alter table book_embeddings drop column model;
