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
  pg_get_userbyid(s.subowner) as owner,
  obj_description(s.oid, 'pg_subscription') as comment,
  array(select seal.provider || ': ' || seal.label from pg_seclabel seal where seal.classoid = 'pg_subscription'::regclass and seal.objoid = s.oid and seal.objsubid = 0 order by 1) as labels
from pg_subscription s
where s.subdbid = (select d.oid from pg_database d where d.datname = current_database())
