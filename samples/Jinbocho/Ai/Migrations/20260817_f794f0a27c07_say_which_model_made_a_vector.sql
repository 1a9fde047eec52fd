-- Revision:   f794f0a27c07
-- Parent:     c165f825cc43
-- Message:    say which model made a vector
-- Created:    2026-08-17T12:54:29Z

-- retort: upgrade

alter table book_embeddings add column model varchar;

-- there has been one model so far
update book_embeddings set model = 'text-embedding-3-small';

alter table book_embeddings alter column model set not null;

comment on column book_embeddings.model is 'What made the vector; only vectors of one model can be compared';

-- retort: downgrade

alter table book_embeddings drop column model;
