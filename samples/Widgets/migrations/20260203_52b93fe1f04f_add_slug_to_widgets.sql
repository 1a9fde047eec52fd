-- Revision:   52b93fe1f04f
-- Parent:     beb965760269
-- Message:    add slug to widgets
-- Created:    2026-02-03T14:05:22Z

-- retort: upgrade

alter table widgets add column slug text;

-- retort: downgrade

alter table widgets drop column slug;
