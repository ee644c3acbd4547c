-- Words that nearly every institution says are found as fast as others, and words of one character as well: letters stand in the index beside the pairs.
create function letters_and_pairs(words text) returns text[] language sql immutable strict parallel safe cost 10000 -- as `bigrams`
  return (
    select coalesce(array_agg(distinct piece), '{}')
    from (select string_to_array(lower(words), null) as letters) as split,
      lateral (
        select letter from unnest(letters) as letter where letter collate "C" > ' '
        union all
        select first || second from unnest(letters[1:cardinality(letters) - 1], letters[2:]) as pair(first, second)
          where first collate "C" > ' ' and second collate "C" > ' '
      ) as each(piece)
  );

drop function institutions_saying(text[]);
drop index institution_by_words;
create index institution_by_pieces on institution using gin (letters_and_pairs(title || ' ' || document_number || ' ' || text));
-- Without figures of how often each piece stands there: reckoning them cuts up thousands of texts, and of a frequent word they advise the
-- planner to read the whole table, which cuts up every text of it.
alter index institution_by_pieces alter column 1 set statistics 0;

-- The wall lets no operator into an index that is not leakproof, and that of arrays is not. This function runs before the wall and asks it itself:
-- `is true`, or the bureau's own index would be taken and each of its texts cut up anew.
create function institutions_saying(words text[]) returns setof uuid language sql stable security definer rows 10000
  set search_path = public, pg_temp set enable_seqscan = off set enable_indexscan = off set work_mem = '32MB'
begin atomic
  with long as materialized (
    select lower(word) as word, upper(word) = lower(word) as is_plain from unnest(words) as word where length(word) > 2
  )
  select i.institution_id from institution as i
  where letters_and_pairs(i.title || ' ' || i.document_number || ' ' || i.text)
      @> (select coalesce(array_agg(piece), '{}')
        from unnest(words) as word, unnest(case when length(word) > 1 then bigrams(word) else array[lower(word)] end) as piece)
    and (i.bureau_id = any ((select array_agg(bureau_id) from bureau where may_see(bureau_id))::uuid[])) is true
    and not exists ( -- only of a longer word the text itself is looked at
      select from long where strpos(
        case when is_plain then i.title || ' ' || i.document_number || ' ' || i.text
          else lower(i.title || ' ' || i.document_number || ' ' || i.text) end, word) = 0);
end;

create index institution_by_title on institution (bureau_id, title collate "zh-x-icu", institution_id);
