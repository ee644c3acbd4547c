-- Lists at a million rows, over sixty bureaus.

-- The wall is told once a query and not once a row, on every table: before, a reader of all bureaus had their names read anew for each row.
create or replace procedure wall(variadic tables text[]) language plpgsql as $$
declare
  t text;
begin
  foreach t in array tables loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy bureau on %I using (bureau_id = any ((select seen_bureaus())::uuid[])) with check (may_see(bureau_id))', t);
  end loop;
end $$;
do $$
declare
  t regclass;
begin
  for t in select polrelid from pg_policy where polname = 'bureau' and polcmd = '*'
      and pg_get_expr(polqual, polrelid) = pg_get_expr(polwithcheck, polrelid) and pg_get_expr(polqual, polrelid) not like '%IS NULL%' loop
    execute format('alter policy bureau on %s using (bureau_id = any ((select seen_bureaus())::uuid[]))', t);
  end loop;
end $$;
create or replace function risk_bureaus_seen(bureaus uuid[]) returns void language plpgsql stable as $$
begin
  if not bureaus <@ seen_bureaus() then
    raise exception 'a bureau that may not be seen' using errcode = 'insufficient_privilege';
  end if;
end $$;

-- The same pieces as before, cut in one pass: a fifteenth of the time for every point that is written.
create or replace function risk_pieces(bureau uuid, said text) returns text[] language plpgsql immutable parallel safe cost 10000 as $$ -- never one by one
declare
  mark text := right(bureau::text, 8);
  pieces text[] := '{}';
  before text := ' ';
  letter text;
begin
  foreach letter in array string_to_array(said, null) loop
    if letter <> ' ' then
      pieces := pieces || (mark || letter);
      if before <> ' ' then
        pieces := pieces || (mark || before || letter);
      end if;
    end if;
    before := letter;
  end loop;
  return pieces;
end $$;

-- As before, but put together by what keeps its plans; and pieces alone say which bureau's points are looked at.
create or replace function risk_condition(filter jsonb, words text[], bureau uuid) returns text language plpgsql stable as $$
declare
  asked text;
  says text;
  word text;
  named uuid[];
begin
  select concat_ws(' and ',
      case when filter ->> 'state' is null then 'r.state::text not in (''void'', ''merged'')' end,
      case when filter ->> 'gap' = 'true' then 'coalesce(r.control <> ''settled'', false)' end,
      string_agg(format('r.%I = %L', of.name, filter ->> of.key), ' and '))
    into asked
    from (values ('year', 'year'), ('department', 'department_id'), ('level', 'level'), ('keyArea', 'key_area'), ('tier', 'tier'),
      ('state', 'state'), ('aspect', 'aspect'), ('element', 'element'), ('foundBy', 'found_by'), ('origin', 'origin'),
      ('likelihood', 'likelihood'), ('harm', 'harm'), ('power', 'power_id'), ('node', 'node_id')) as of (key, name)
    where filter ->> of.key is not null;
  foreach word in array words loop
    says := format('risk_pieces(r.bureau_id, risk_text(r.number, r.description, r.position, r.responsible, r.legacy_number)) @> %L::text[]',
      risk_pieces_of_word(bureau, word)) || case when length(word) < 3 then '' else
      format(' and strpos(risk_text(r.number, r.description, r.position, r.responsible, r.legacy_number), %L) > 0', word) end;
    named := (select array_agg(p.person_id) from person as p where p.bureau_id = bureau and strpos(lower(p.name), word) > 0);
    if named is not null then
      says := format('r.risk_point_id in (select r.risk_point_id from risk_point as r where (r.bureau_id = %L) is true and %s
        union all select p.risk_point_id from risk_point as p where p.bureau_id = %L and p.person_id = any(%L::uuid[]))', bureau, says, bureau, named);
    end if;
    asked := concat_ws(' and ', nullif(asked, ''), says);
  end loop;
  return concat_ws(' and ', case when words <> '{}' then format('(r.bureau_id = %L) is true', bureau) end, nullif(asked, ''), 'true');
end $$;
drop function risk_word_condition(text, uuid, uuid[]);
create or replace function risk_pieces_of_word(bureau uuid, word text) returns text[] language plpgsql immutable parallel safe as $$
begin
  return case when length(word) < 2 then array[right(bureau::text, 8) || word]
    else (select array_agg(distinct right(bureau::text, 8) || substr(word, at, 2)) from generate_series(1, length(word) - 1) as at) end;
end $$;

-- What is found, with what it is put in order by; no more than `most` of them, for of a word that tens of thousands say a list says only that.
drop function risk_points_found(uuid[], jsonb, text[], int);
create function risk_points_found(bureaus uuid[], filter jsonb, words text[], most int)
  returns table (bureau_id uuid, risk_point_id uuid, level int, number text, department_id uuid, likelihood int, harm int)
  language plpgsql stable security definer set search_path = public, pg_temp rows 1000 set max_parallel_workers_per_gather = 0 as $$
declare
  bureau uuid;
  found int;
  left_over int := most;
  these text := 'select r.bureau_id, r.risk_point_id, r.level, r.number, r.department_id, r.likelihood, r.harm from risk_point as r where ';
begin
  perform risk_bureaus_seen(bureaus);
  if words = '{}' then
    return query execute these || 'r.bureau_id = any($1) and ' || risk_condition(filter, words, null) || ' limit $2' using bureaus, most;
    return;
  end if;
  foreach bureau in array bureaus loop
    return query execute these || risk_condition(filter, words, bureau) || ' limit $1' using left_over;
    get diagnostics found = row_count;
    left_over := left_over - found;
    exit when left_over <= 0;
  end loop;
end $$;

create or replace function risk_points_counted(bureaus uuid[], filter jsonb, words text[])
  returns table (likelihood int, harm int, level int, count bigint, gaps bigint)
  language plpgsql stable security definer set search_path = public, pg_temp set max_parallel_workers_per_gather = 0 as $$
declare
  bureau uuid;
  counts text := 'select r.likelihood, r.harm, r.level, count(*), count(*) filter (where r.control <> ''settled'') from risk_point as r where ';
begin
  perform risk_bureaus_seen(bureaus);
  if words = '{}' then
    return query execute counts || 'r.bureau_id = any($1) and ' || risk_condition(filter, words, null) || ' group by 1, 2, 3' using bureaus;
    return;
  end if;
  foreach bureau in array bureaus loop
    return query execute counts || risk_condition(filter, words, bureau) || ' group by 1, 2, 3';
  end loop;
end $$;

-- A page of the register: those in order are looked at one by one until it is full. Behind the wall, so that where it begins is found in the
-- index: a comparison with coalesce() is kept out of it otherwise. @param bound what the page before ended with: its key and its point
create function risk_points_in_order(bureaus uuid[], filter jsonb, words text[], sort text, bound text[], most int)
  returns table (bureau_id uuid, risk_point_id uuid, level int, number text, department_id uuid, likelihood int, harm int)
  language plpgsql stable security definer set search_path = public, pg_temp rows 50 set max_parallel_workers_per_gather = 0 as $$
declare
  down boolean := sort like '-%';
  key text := case ltrim(sort, '-') when 'level' then 'coalesce(r.level, 9)' when 'department' then 'r.department_id'
    when 'risk' then 'coalesce(r.likelihood * r.harm, 0)' when 'number' then 'coalesce(r.number, ''~'' || r.risk_point_id::text)' end;
  kind text := case ltrim(sort, '-') when 'level' then 'int' when 'risk' then 'int' when 'department' then 'uuid' else 'text' end;
  way text := case when down then ' desc' else '' end;
begin
  perform risk_bureaus_seen(bureaus);
  return query execute format('select r.bureau_id, r.risk_point_id, r.level, r.number, r.department_id, r.likelihood, r.harm from risk_point as r where %s
      order by %s%s, r.risk_point_id%s limit $1', concat_ws(' and ',
    case when cardinality(bureaus) = 1 then format('r.bureau_id = %L', bureaus[1]) else format('r.bureau_id = any(%L::uuid[])', bureaus) end,
    risk_condition(filter, '{}', null),
    case when key like '%level%' and filter ->> 'level' is not null then format('%s = %L', key, filter ->> 'level') end, -- where its part begins
    (select string_agg(format('(strpos(risk_text(r.number, r.description, r.position, r.responsible, r.legacy_number), %1$L) > 0
        or r.person_id in (select w.person_id from person as w where w.bureau_id = any(%2$L::uuid[]) and strpos(lower(w.name), %1$L) > 0))',
      word, bureaus), ' and ') from unnest(words) as word),
    case when bound is not null then format('(%s, r.risk_point_id) %s (%L::%s, %L::uuid)', key, case when down then '<' else '>' end,
      bound[1], kind, bound[2]) end), key, way, way) using most;
end $$;

-- Points by their ids, whole.
create function risk_points_by_id(of_bureaus uuid[], ids uuid[]) returns setof risk_point
  language plpgsql stable security definer set search_path = public, pg_temp rows 50 as $$
begin
  perform risk_bureaus_seen(of_bureaus);
  return query select r.* from unnest(of_bureaus, ids) as o (bureau, id) join risk_point as r on r.bureau_id = o.bureau and r.risk_point_id = o.id;
end $$;

-- 防控缺口 are a part of the register that is looked for by itself.
create index risk_gap_by_level on risk_point (bureau_id, year, level) where coalesce(control <> 'settled', false);
create index risk_gap_of_all_by_level on risk_point (year, level) where coalesce(control <> 'settled', false);
