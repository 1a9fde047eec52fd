-- The publications.
select
  'pg_publication'::regclass::oid as class,
  p.oid,
  p.pubname as name,
  p.puballtables as all_tables,
  coalesce((to_jsonb(p) ->> 'puballsequences')::boolean, false) as all_sequences,
  concat_ws(', ',
    case when p.pubinsert then 'insert' end,
    case when p.pubupdate then 'update' end,
    case when p.pubdelete then 'delete' end,
    case when p.pubtruncate then 'truncate' end
  ) as publish,
  p.pubviaroot as via_root,
  case to_jsonb(p) ->> 'pubgencols' when 's' then 'stored' end as generated_columns,
  pg_get_userbyid(p.pubowner) as owner
from pg_publication p
where not exists (select from pg_depend e where e.classid = 'pg_publication'::regclass and e.objid = p.oid and e.deptype = 'e')
