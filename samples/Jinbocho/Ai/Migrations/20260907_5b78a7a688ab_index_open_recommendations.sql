-- Revision:   5b78a7a688ab
-- Parent:     22dd0cc2f4c9
-- Message:    index open recommendations
-- Created:    2026-09-07T14:03:57Z

-- retort: upgrade
-- retort: no-transaction

create index concurrently recommendations_open_idx on recommendations (user_id, score desc) where dismissed_at is null;

-- retort: downgrade
-- retort: no-transaction

drop index concurrently recommendations_open_idx;
