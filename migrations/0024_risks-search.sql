-- The register at a million points: how far a point's control has come stands with the point, how many points there are stands in a table,
-- and words are found by their pieces. All of it is kept in the transaction of the deed.

-- What `controlOf` (src/risks/level.ts) reckons.
create type risk_control as enum ('missing', 'underWay', 'settled');
create function risk_control_of(bureau uuid, point uuid, level int) returns risk_control language sql stable
  return case
    when level is null then null
    when level = 3 then case when exists (select from measure as m where m.bureau_id = bureau and m.risk_point_id = point
        and m.kind = 'prevention' and m.due_on is not null and m.status::text <> 'cancelled') then 'settled' else 'missing' end
    else (select case
        when count(*) filter (where i.status = 'inForce' and (level = 1 or i.action in ('integrate', 'establish', 'supplement', 'improve'))) > 0
          then 'settled'
        when count(*) filter (where i.status = 'draft') > 0 then 'underWay'
        else 'missing' end
      from risk_point_institution as l
      join institution as i on i.bureau_id = l.bureau_id and i.institution_id = l.institution_id
      where l.bureau_id = bureau and l.risk_point_id = point)
  end::risk_control;

alter table risk_point add column control risk_control; -- null: no level yet, or it counts nowhere
update risk_point set control = risk_control_of(bureau_id, risk_point_id, level) where state::text not in ('void', 'merged');

create function keep_risk_control() returns trigger language plpgsql as $$
begin
  new.control := case when new.state::text in ('void', 'merged') then null else risk_control_of(new.bureau_id, new.risk_point_id, new.level) end;
  return new;
end $$;
create trigger risk_control_is_kept before insert or update of level, state on risk_point for each row execute function keep_risk_control();

create function reckon_risk_control(bureau uuid, points uuid[]) returns void language sql as $$
  update risk_point as r set control = now_so.control
    from (select p.risk_point_id, risk_control_of(p.bureau_id, p.risk_point_id, p.level) as control from risk_point as p
      where p.bureau_id = bureau and p.risk_point_id = any(points) and p.state::text not in ('void', 'merged')) as now_so
    where r.bureau_id = bureau and r.risk_point_id = now_so.risk_point_id and r.control is distinct from now_so.control;
$$;
create function reckon_of_point() returns trigger language plpgsql as $$
begin
  if tg_op in ('UPDATE', 'DELETE') then perform reckon_risk_control(old.bureau_id, array[old.risk_point_id]); end if;
  if tg_op in ('UPDATE', 'INSERT') then perform reckon_risk_control(new.bureau_id, array[new.risk_point_id]); end if;
  return null;
end $$;
create trigger risk_control_by_link after insert or delete on risk_point_institution for each row execute function reckon_of_point();
create trigger risk_control_by_measure after delete or update of kind, due_on, status on measure
  for each row execute function reckon_of_point();
-- Another new one changes nothing: an imported register brings thousands that have no day.
create trigger risk_control_by_new_measure after insert on measure
  for each row when (new.kind = 'prevention' and new.due_on is not null) execute function reckon_of_point();
create function reckon_of_institution() returns trigger language plpgsql as $$
begin
  perform reckon_risk_control(new.bureau_id, (select array_agg(l.risk_point_id) from risk_point_institution as l
    where l.bureau_id = new.bureau_id and l.institution_id = new.institution_id));
  return null;
end $$;
create trigger risk_control_by_institution after update of status, action on institution
  for each row when ((old.status, old.action) is distinct from (new.status, new.action)) execute function reckon_of_institution();

-- How many points there are of each kind, as differences: who writes never waits for another, and who reads adds up. Now and then one
-- who writes adds up too.
create table risk_count (
  bureau_id  uuid not null references bureau,
  count_id   bigint generated always as identity,
  dimension  text not null, -- 'all', or the filter that `value` is of
  value      text not null,
  year       int not null,
  state      risk_state not null,
  level      int,
  likelihood int,
  harm       int,
  gap        boolean not null,
  count      int not null,
  primary key (bureau_id, count_id)
);
create index risk_count_by_value on risk_count (bureau_id, dimension, value, year, level) include (state, likelihood, harm, gap, count);

create function fold_risk_counts(bureau uuid) returns void language sql as $$
  with taken as (delete from risk_count where bureau_id = bureau returning *)
  insert into risk_count (bureau_id, dimension, value, year, state, level, likelihood, harm, gap, count)
    select bureau_id, dimension, value, year, state, level, likelihood, harm, gap, sum(count) from taken
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9 having sum(count) <> 0;
$$;

create function count_risks() returns trigger language plpgsql as $$
declare
  changed text := case tg_op when 'INSERT' then 'select *, 1 as sign from new_rows' when 'DELETE' then 'select *, -1 as sign from old_rows'
    else 'select *, 1 as sign from new_rows union all select *, -1 from old_rows' end;
  counted uuid;
begin
  execute 'insert into risk_count (bureau_id, dimension, value, year, state, level, likelihood, harm, gap, count)
    select r.bureau_id, v.dimension, v.value, r.year, r.state, r.level, r.likelihood, r.harm, coalesce(r.control <> ''settled'', false), sum(r.sign)
    from (' || changed || ') as r, lateral (values (''all'', ''''), (''department'', r.department_id::text), (''keyArea'', r.key_area::text),
      (''tier'', r.tier::text), (''element'', r.element::text), (''foundBy'', r.found_by::text)) as v (dimension, value)
    where v.value is not null and r.state::text not in (''void'', ''merged'')
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9 having sum(r.sign) <> 0';
  if random() < 0.005 then
    execute 'select bureau_id from (' || changed || ') as r limit 1' into counted;
    if counted is not null and pg_try_advisory_xact_lock(hashtextextended('risk_count' || counted, 0)) then
      perform fold_risk_counts(counted);
    end if;
  end if;
  return null;
end $$;
create trigger risks_are_counted_in after insert on risk_point referencing new table as new_rows
  for each statement execute function count_risks();
create trigger risks_are_counted_again after update on risk_point referencing old table as old_rows new table as new_rows
  for each statement execute function count_risks();
create trigger risks_are_counted_out after delete on risk_point referencing old table as old_rows
  for each statement execute function count_risks();
insert into risk_count (bureau_id, dimension, value, year, state, level, likelihood, harm, gap, count)
  select r.bureau_id, v.dimension, v.value, r.year, r.state, r.level, r.likelihood, r.harm, coalesce(r.control <> 'settled', false), count(*)
  from risk_point as r, lateral (values ('all', ''), ('department', r.department_id::text), ('keyArea', r.key_area::text),
    ('tier', r.tier::text), ('element', r.element::text), ('foundBy', r.found_by::text)) as v (dimension, value)
  where v.value is not null and r.state::text not in ('void', 'merged')
  group by 1, 2, 3, 4, 5, 6, 7, 8, 9;
call wall('risk_count');

-- The same wall, told once a query and not once a row.
create function seen_bureaus() returns uuid[] language sql stable parallel safe
  return coalesce(nullif(current_setting('qingfeng.bureaus', true), ''), '{}')::uuid[];
alter policy bureau on risk_point using (bureau_id = any ((select seen_bureaus())::uuid[]));
alter policy bureau on risk_count using (bureau_id = any ((select seen_bureaus())::uuid[]));
alter policy bureau on person using (bureau_id = any ((select seen_bureaus())::uuid[])); -- whose names are looked through for a word

-- 搜索: the characters and pairs of neighbouring characters of what a point says, each marked with the bureau's, so that one bureau's words
-- are looked for among its own.
create function risk_text(number text, description text, "position" text, responsible text, legacy_number text) returns text
  language sql immutable parallel safe
  return lower(coalesce(number, '') || ' ' || description || ' ' || coalesce("position", '') || ' ' || coalesce(responsible, '') || ' '
    || coalesce(legacy_number, ''));
create function risk_pieces(bureau uuid, said text) returns text[] language sql immutable parallel safe cost 10000 -- never one by one
  begin atomic
    select coalesce(array_agg(right(bureau::text, 8) || piece), '{}')
    from (select string_to_array(said, null) as letters) as l, generate_subscripts(l.letters, 1) as at,
      lateral (values (l.letters[at]), (l.letters[at] || l.letters[at + 1])) as p (piece)
    where piece is not null and piece not like '% %' and piece not like ' %';
  end;
-- What a word is looked for by: its pairs, or itself where it is one character.
create function risk_pieces_of_word(bureau uuid, word text) returns text[] language sql immutable parallel safe
  return case when length(word) < 2 then array[right(bureau::text, 8) || word]
    else (select array_agg(distinct right(bureau::text, 8) || substr(word, at, 2)) from generate_series(1, length(word) - 1) as at) end;
create index risk_point_words on risk_point using gin
  (risk_pieces(bureau_id, risk_text(number, description, position, responsible, legacy_number)));

-- The wall keeps comparisons of codes and words out of indexes, since they might tell of rows that one may not see (they are not leakproof).
-- These functions look behind it, after they have made sure that every bureau asked for may be seen. Only what concerns whole bureaus is
-- asked of them.
create function risk_bureaus_seen(bureaus uuid[]) returns void language plpgsql stable as $$
begin
  if exists (select from unnest(bureaus) as b where not may_see(b)) then
    raise exception 'a bureau that may not be seen' using errcode = 'insufficient_privilege';
  end if;
end $$;

-- Pairs say exactly where a word of one or two characters is; a longer one is read once more. A named person's points are found besides.
create function risk_word_condition(word text, bureau uuid, named uuid[]) returns text language sql stable as $$
  select case when named is null then says else format('r.risk_point_id in (select r.risk_point_id from risk_point as r where r.bureau_id = %L and %s
      union all select p.risk_point_id from risk_point as p where p.bureau_id = %L and p.person_id = any(%L::uuid[]))', bureau, says, bureau, named) end
  from (select format('risk_pieces(r.bureau_id, risk_text(r.number, r.description, r.position, r.responsible, r.legacy_number)) @> %L::text[]',
      risk_pieces_of_word(bureau, word)) || case when length(word) < 3 then '' else
      format(' and strpos(risk_text(r.number, r.description, r.position, r.responsible, r.legacy_number), %L) > 0', word) end as says) as w
$$;

create function risk_condition(filter jsonb, words text[], bureau uuid) returns text language sql stable as $$
  select concat_ws(' and ',
    case when filter ->> 'state' is null then 'r.state::text not in (''void'', ''merged'')' end,
    case when filter ->> 'gap' = 'true' then 'r.control <> ''settled''' end,
    (select string_agg(format('r.%I = %L', of.name, filter ->> of.key), ' and ')
      from (values ('year', 'year'), ('department', 'department_id'), ('level', 'level'), ('keyArea', 'key_area'), ('tier', 'tier'),
        ('state', 'state'), ('aspect', 'aspect'), ('element', 'element'), ('foundBy', 'found_by'), ('origin', 'origin'),
        ('likelihood', 'likelihood'), ('harm', 'harm'), ('power', 'power_id'), ('node', 'node_id')) as of (key, name)
      where filter ->> of.key is not null),
    (select string_agg(risk_word_condition(word, bureau, (select array_agg(p.person_id) from person as p
        where p.bureau_id = bureau and strpos(lower(p.name), word) > 0)), ' and ') from unnest(words) as word))
$$;

create function risk_points_found(bureaus uuid[], filter jsonb, words text[], most int) returns table (bureau_id uuid, risk_point_id uuid)
  language plpgsql stable security definer set search_path = public rows 1000 as $$
declare
  bureau uuid;
begin
  perform risk_bureaus_seen(bureaus);
  if words = '{}' then
    return query execute 'select r.bureau_id, r.risk_point_id from risk_point as r where r.bureau_id = any($1) and '
      || concat_ws(' and ', 'true', nullif(risk_condition(filter, words, null), '')) || ' limit $2' using bureaus, most;
    return;
  end if;
  foreach bureau in array bureaus loop
    return query execute 'select r.bureau_id, r.risk_point_id from risk_point as r where r.bureau_id = $1 and '
      || concat_ws(' and ', 'true', nullif(risk_condition(filter, words, bureau), '')) || ' limit $2' using bureau, most;
  end loop;
end $$;

create function risk_points_counted(bureaus uuid[], filter jsonb, words text[])
  returns table (likelihood int, harm int, level int, count bigint, gaps bigint)
  language plpgsql stable security definer set search_path = public as $$
declare
  bureau uuid;
  counts text := 'select r.likelihood, r.harm, r.level, count(*), count(*) filter (where r.control <> ''settled'') from risk_point as r where ';
begin
  perform risk_bureaus_seen(bureaus);
  if words = '{}' then
    return query execute counts || concat_ws(' and ', 'r.bureau_id = any($1)', nullif(risk_condition(filter, words, null), ''))
      || ' group by 1, 2, 3' using bureaus;
    return;
  end if;
  foreach bureau in array bureaus loop
    return query execute counts || concat_ws(' and ', 'r.bureau_id = $1', nullif(risk_condition(filter, words, bureau), ''))
      || ' group by 1, 2, 3' using bureau;
  end loop;
end $$;

-- In what order the register is read, in one bureau and over all of them.
drop index risk_point_by_department;
create index risk_point_by_department on risk_point (bureau_id, department_id, risk_point_id);
create index risk_point_by_level on risk_point (bureau_id, coalesce(level, 9), risk_point_id);
create index risk_point_by_number on risk_point (bureau_id, coalesce(number, '~' || risk_point_id::text), risk_point_id);
create index risk_point_by_risk on risk_point (bureau_id, coalesce(likelihood * harm, 0), risk_point_id);
create index risk_point_of_all_by_department on risk_point (department_id, risk_point_id);
create index risk_point_of_all_by_level on risk_point (coalesce(level, 9), risk_point_id);
create index risk_point_of_all_by_number on risk_point (coalesce(number, '~' || risk_point_id::text), risk_point_id);
create index risk_point_of_all_by_risk on risk_point (coalesce(likelihood * harm, 0), risk_point_id);
-- What is counted, without a look at the points themselves.
create index risk_point_counted on risk_point (bureau_id, year)
  include (level, likelihood, harm, state, control, key_area, tier, element, found_by, department_id);
create index risk_point_of_all_counted on risk_point (key_area, element, found_by, tier, year)
  include (bureau_id, level, likelihood, harm, state, control, department_id);
