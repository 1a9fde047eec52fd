-- The subscriptions of this database. Ordinary roles may not read every column, so all are named. What a version lacks is found one level
-- up, in "missing": null, and no option then.
select
  'pg_subscription'::regclass::oid as class,
  s.oid,
  s.subname as name,
  s.subpublications as publications,
  s.subslotname as slot,
  s.subenabled as enabled,
  coalesce(s.two_phase_state <> 'd', false) as two_phase,
  array_remove(array[
    'synchronous_commit=' || s.subsynccommit,
    'binary=' || s.is_binary,
    -- a flag up to PostgreSQL 15
    'streaming=' || case when s.streaming is null then null when s.streaming in ('t', 'true') then 'on' when s.streaming = 'p' then 'parallel' else 'off' end,
    'disable_on_error=' || s.disables_on_error,
    'password_required=' || s.requires_password,
    'run_as_owner=' || s.runs_as_owner,
    'origin=' || s.origin,
    'failover=' || s.fails_over
  ], null) as options,
  pg_get_userbyid(s.subowner) as owner
from (
  select
    -- since PostgreSQL 14
    null::boolean as subbinary, null::text as substream,
    -- 15
    null::"char" as subtwophasestate, null::boolean as subdisableonerr,
    -- 16
    null::boolean as subpasswordrequired, null::boolean as subrunasowner, null::text as suborigin,
    -- 17
    null::boolean as subfailover
) missing
cross join lateral (
  select
    x.oid, x.subdbid, x.subname, x.subpublications, x.subslotname, x.subenabled, x.subsynccommit, x.subowner,
    subbinary as is_binary, substream::text as streaming, subtwophasestate as two_phase_state, subdisableonerr as disables_on_error,
    subpasswordrequired as requires_password, subrunasowner as runs_as_owner, suborigin as origin, subfailover as fails_over
  from pg_subscription x
) s
where s.subdbid = (select d.oid from pg_database d where d.datname = current_database())
