-- Revision:   361c072ac3dd
-- Parent:     fd60b64ea456
-- Message:    index sessions by expiry
-- Created:    2023-10-04T13:22:40Z

-- retort: upgrade

-- retort: no-transaction

create index concurrently ix_sessions_expires_at on sessions (expires_at);

-- retort: downgrade

-- retort: no-transaction

drop index concurrently ix_sessions_expires_at;
