-- The run that holds the lease, unless its token is $1; as a session that is not there.
select 0 as pid, l.role as usename, l.holder as application_name,
       'holds the lease until ' || to_char(l.expires_at at time zone 'UTC', 'HH24:MI:SS"Z"') as state,
       null::text as query, l.taken_at as xact_start, null::text as holds, null::timestamptz as idle_since
from retort.lease l
where l.expires_at > clock_timestamp() and l.token::text <> $1
