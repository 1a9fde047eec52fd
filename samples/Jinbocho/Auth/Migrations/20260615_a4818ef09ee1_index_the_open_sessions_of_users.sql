-- Revision:   a4818ef09ee1
-- Parent:     1db5cabf763e
-- Message:    index the open sessions of users
-- Created:    2026-06-15T10:12:21Z

-- retort: upgrade
-- retort: no-transaction

-- sessions are read all the time: nobody shall wait for the index
create index concurrently refresh_tokens_open_idx on refresh_tokens (user_id, expires_at) where not revoked;

-- retort: downgrade
-- retort: no-transaction

drop index concurrently refresh_tokens_open_idx;
