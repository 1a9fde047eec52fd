-- The subscriptions of this database. Ordinary roles may not read every column, so all are named.
select
  'pg_subscription'::regclass::oid as class,
  s.oid,
  s.subname as name,
  s.subpublications as publications,
  s.subslotname as slot,
  s.subenabled as enabled,
  false as two_phase,
  array[
    'synchronous_commit=' || s.subsynccommit
  ] as options,
  pg_get_userbyid(s.subowner) as owner
from pg_subscription s
where s.subdbid = (select d.oid from pg_database d where d.datname = current_database())
