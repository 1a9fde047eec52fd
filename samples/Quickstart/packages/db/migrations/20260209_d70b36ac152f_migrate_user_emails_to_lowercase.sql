-- Revision:   d70b36ac152f
-- Parent:     5e1c70d2b894
-- Message:    migrate user emails to lowercase
-- Created:    2026-02-09T09:18:44Z

-- retort: upgrade

-- Two users whose addresses differ by case alone are refused by the unique index, and nothing is changed.
update "user" set email = lower(email) where email <> lower(email);

-- retort: downgrade

-- How they were written is not known any more; in lower case they are right for the schema before, too.
