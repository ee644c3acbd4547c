-- What was published takes no further step or position either, and what has ended stays ended on its day.
create or replace function keep_published_steps() returns trigger language plpgsql as $$
begin
  if exists (select from power_version as v where v.bureau_id = old.bureau_id and v.version_id = old.version_id and v.published_at is not null)
    or exists (select from power_version as v where v.bureau_id = new.bureau_id and v.version_id = new.version_id and v.published_at is not null) then
    raise exception 'a published version never changes' using errcode = 'integrity_constraint_violation';
  end if;
  return coalesce(new, old);
end $$;
create trigger published_steps_are_all before insert on flow_node for each row execute function keep_published_steps();
create trigger published_positions_are_all before insert on power_position for each row execute function keep_published_steps();

create or replace function keep_published() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and old.published_at is null then
    return old;
  end if;
  if old.published_at is not null and (tg_op = 'DELETE' or new.state not in ('published', 'superseded', 'repealed')
    or (old.state <> 'published' and to_jsonb(new) is distinct from to_jsonb(old))
    or (to_jsonb(new) - '{state,valid_to}'::text[]) is distinct from (to_jsonb(old) - '{state,valid_to}'::text[])) then
    raise exception 'a published version never changes' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
