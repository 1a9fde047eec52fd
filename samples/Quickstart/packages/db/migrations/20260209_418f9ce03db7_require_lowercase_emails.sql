-- Revision:   418f9ce03db7
-- Parent:     d70b36ac152f
-- Message:    require lowercase emails
-- Created:    2026-02-09T11:30:12Z

-- retort: upgrade

alter table "user" add constraint ck_user_email check (email = lower(email)) not valid;

-- retort: transaction

alter table "user" validate constraint ck_user_email;

-- retort: downgrade

alter table "user" drop constraint ck_user_email;
