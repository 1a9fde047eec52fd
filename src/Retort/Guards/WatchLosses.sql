-- Makes every table of a scratch database tell when it is emptied. A statement's trigger fires also where there is no row,
-- so an empty scratch database answers for a full one.
create schema retort_watch;
create table retort_watch.seen (position bigint generated always as identity, relation oid not null, operation text not null);

create function retort_watch.note() returns trigger
  language plpgsql security definer set search_path = pg_catalog as
$note$
begin
  insert into retort_watch.seen (relation, operation) values (tg_relid, tg_op);
  return null;
end
$note$;

do $watch$
declare
  name text;
begin
  for name in
    select c.oid::regclass
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and c.relpersistence <> 't'
      and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'retort', 'retort_watch')
  loop
    execute format('create trigger retort_watch after delete or truncate on %s for each statement execute function retort_watch.note()', name);
    -- Also under session_replication_role = replica.
    execute format('alter table %s enable always trigger retort_watch', name);
  end loop;
end
$watch$
