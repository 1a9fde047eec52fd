-- What a new object of each class allows before anybody grants or revokes: PostgreSQL's own defaults, which differ by version.
-- The letters are those of acldefault().
select
  class.letter,
  array(
    select case a.grantee when 10 then '' else 'public' end || chr(9) || lower(a.privilege_type) || chr(9) || a.is_grantable || chr(9)
    from aclexplode(acldefault(class.letter::"char", 10)) a
  ) as privileges
from unnest('{r,s,f,T,n,l,F,S,L}'::text[]) class (letter)
