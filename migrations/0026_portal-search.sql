-- A word that nobody wrote is told at once, whatever there is: by the pieces of what is looked through (`bigrams`, 0022).
create index portal_power_by_words on portal_power using gin (bigrams(search));

-- The wall lets no operator into an index that is not leakproof, and that of arrays is not. Anybody reads this table, so nothing is told
-- here that a reader may not see. Null: at least `most` have all these pieces, and looking through the list in its order is sooner done.
create function portal_powers_with(words text[], most int) returns uuid[] language sql stable security definer set search_path = public, pg_temp
begin atomic
  select case when count(*) < most then coalesce(array_agg(distinct found.power_id), '{}') end
  from (
    select power_id from portal_power
    where bigrams(search) @> (select coalesce(array_agg(distinct piece), '{}') from unnest(words) as word, unnest(bigrams(word)) as piece)
    limit most
  ) as found;
end;
