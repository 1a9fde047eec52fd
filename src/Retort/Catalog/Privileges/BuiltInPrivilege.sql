-- What a new object of each class allows before anybody grants or revokes: PostgreSQL's own defaults, which differ by version.
-- The letters are those of acldefault().
select class.letter, acldefault(class.letter::"char", 10)::text[] as privileges, pg_get_userbyid(10) as holder
from unnest('{r,s,f,T,n,l,F,S,L}'::text[]) class (letter)
