-- The register once more: what is void stays as it is, a registered point went into no other, and a version says what its point became.
create or replace function keep_register() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.revision > 0 then
      raise exception 'a risk point is entered before it is registered' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
  end if;
  if tg_op = 'DELETE' then
    if old.revision > 0 then
      raise exception 'a registered risk point stays in the register' using errcode = 'integrity_constraint_violation';
    end if;
    return old;
  end if;
  if old.revision > 0 and (new.number, new.year, new.registered_on, new.origin, new.import_id, new.legacy_number, new.author_id, new.merged_into)
    is distinct from (old.number, old.year, old.registered_on, old.origin, old.import_id, old.legacy_number, old.author_id, null) then
    raise exception 'number, year and origin of a registered risk point are kept' using errcode = 'integrity_constraint_violation';
  end if;
  if old.revision = 0 and new.revision = 0 then
    return new;
  end if;
  if new.revision = old.revision and registered_content(new) = registered_content(old) then
    return new;
  end if;
  if old.state::text = 'void' then
    raise exception 'a void risk point stays as it is' using errcode = 'integrity_constraint_violation';
  end if;
  if new.revision <> old.revision + 1 or not exists (select from risk_point_version as v where v.bureau_id = new.bureau_id
      and v.risk_point_id = new.risk_point_id and v.revision = new.revision and v.content = registered_content(new)) then
    raise exception 'what is registered changes only with a version that says the same' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;

create function keep_version_true() returns trigger language plpgsql as $$
begin
  if not exists (select from risk_point as r where r.bureau_id = new.bureau_id and r.risk_point_id = new.risk_point_id
      and r.revision >= new.revision) then
    raise exception 'a version says what its risk point became in the same transaction' using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;
create constraint trigger risk_point_version_is_true after insert on risk_point_version deferrable initially deferred
  for each row execute function keep_version_true();
