-- Opens cursors over the ledger, also where there is none: a branch that is not taken is never looked up, so
-- this costs no error in the server's log and no second round trip. Takes ACCESS SHARE, for the moment of reading.
do $retort$
declare
  revisions refcursor := 'retort_revisions';
  steps refcursor := 'retort_steps';
begin
  if to_regclass('retort.meta') is null then
    open revisions for select 0 where false;
    open steps for select 0 where false;
  else
    open revisions for
      select m.version, r.id, r.stamped, r.message, r.checksum, r.applied_by, r.tool,
             array_to_string(r.parents, e'\x1f') as parents,
             array_to_string(r.depends_on, e'\x1f') as depends_on,
             array_to_string(r.labels, e'\x1f') as labels,
             r.created, r.applied_at,
             extract(epoch from r.duration)::float8 as duration
      -- One row, and the planner must be told: it guesses thousands, and compiles the query for so many (25 ms).
      from (select version from retort.meta limit 1) m
      -- A ledger without revisions still has one row here: its version.
      left join retort.revision r on true
      order by r.position;
    if (select version from retort.meta) < 2 then
      open steps for
        select revision, direction, part, statement, hash, finished_at is not null as finished,
               null::text as backfill, '' as reached, 0::bigint as visited
        from retort.step
        order by revision, direction, part, statement;
    else
      open steps for
        select revision, direction, part, statement, hash, finished_at is not null as finished,
               backfill, coalesce(array_to_string(reached, e'\x1f'), '') as reached, coalesce(visited, 0) as visited
        from retort.step
        order by revision, direction, part, statement;
    end if;
  end if;
end
$retort$
