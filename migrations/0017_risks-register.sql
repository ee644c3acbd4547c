-- 登记册: what is registered stays as it was registered; a later change is a version more, with its reason.
-- 作废 (void): an import that was undone; the number stays given and is never used again.
-- A new type, for a value added to an old one cannot be used before the migration's transaction ends.
drop index risk_point_waiting;
alter table risk_point drop constraint registered_has_number_and_level;
alter type risk_state rename to risk_state_before;
create type risk_state as enum ('draft', 'evaluated', 'registered', 'void');
alter table risk_point alter column state type risk_state using state::text::risk_state;
drop type risk_state_before;
create index risk_point_waiting on risk_point (bureau_id, department_id) where state in ('draft', 'evaluated');

create type risk_origin as enum ('entered', 'form', 'import', 'suggestion');
alter table risk_point
  -- an imported register often does not say these: null, never guessed
  alter column key_area drop not null,
  alter column aspect drop not null,
  alter column element drop not null,
  alter column likelihood drop not null,
  alter column harm drop not null,
  alter column self_level drop not null,
  alter column found_by drop not null,
  add column origin risk_origin not null default 'entered',
  add column previous_id uuid, -- the point of an earlier year that it continues
  add column position text, -- the position's name, as the form or the imported register says it
  add column responsible text, -- the person as an imported register names them, who may have no account
  add column legacy_number text, -- an imported register's own number
  add column import_id uuid,
  add column registered_on date,
  add column revision int not null default 0 check (revision >= 0), -- 0 until registered, then the version in force
  add foreign key (bureau_id, previous_id) references risk_point;
create index risk_point_by_previous on risk_point (bureau_id, previous_id) where previous_id is not null;
create index risk_point_by_import on risk_point (bureau_id, import_id) where import_id is not null;

create table risk_point_version (
  bureau_id     uuid not null references bureau,
  risk_point_id uuid not null,
  revision      int not null check (revision > 0),
  content       jsonb not null, -- what the register says of the point from then on
  reason        text,
  by_id         uuid not null,
  by_name       text not null,
  at            timestamptz not null,
  primary key (bureau_id, risk_point_id, revision),
  foreign key (bureau_id, risk_point_id) references risk_point,
  constraint a_change_has_its_reason check ((revision = 1) = (reason is null))
);
comment on table risk_point_version is 'append-only: what the register said of a point, version by version';
create trigger risk_point_version_is_append_only before update or delete or truncate on risk_point_version
  for each statement execute function refuse_change();

-- What the register says of a point, apart from its number, which stays; the keys are those of the columns in the program.
create function registered_content(r risk_point) returns jsonb language sql stable
  return jsonb_build_object('description', r.description, 'tier', r.tier, 'departmentId', r.department_id, 'personId', r.person_id,
    'position', r.position, 'responsible', r.responsible, 'keyArea', r.key_area, 'aspect', r.aspect, 'element', r.element,
    'foundBy', r.found_by, 'likelihood', r.likelihood, 'harm', r.harm, 'selfLevel', r.self_level, 'level', r.level, 'opinion', r.opinion,
    'powerId', r.power_id, 'versionId', r.version_id, 'nodeId', r.node_id, 'previousId', r.previous_id, 'state', r.state);

-- What the register said before there were versions; who registered it is in the trail.
update risk_point as r set revision = 1, registered_on = coalesce(
    (select (a.at at time zone 'Asia/Shanghai')::date from audit_entry as a
      where a.bureau_id = r.bureau_id and a.subject_kind = 'riskPoint' and a.subject_id = r.risk_point_id::text and a.action = 'risks.register'
      order by a.at limit 1), make_date(r.year, 12, 31))
  where r.state = 'registered';
insert into risk_point_version (bureau_id, risk_point_id, revision, content, reason, by_id, by_name, at)
  select r.bureau_id, r.risk_point_id, 1, registered_content(r), null,
    coalesce(a.actor_id, r.author_id), coalesce(a.actor_name, ''), coalesce(a.at, r.registered_on::timestamptz)
  from risk_point as r
  left join lateral (select e.actor_id, e.actor_name, e.at from audit_entry as e
    where e.bureau_id = r.bureau_id and e.subject_kind = 'riskPoint' and e.subject_id = r.risk_point_id::text and e.action = 'risks.register'
    order by e.at limit 1) as a on true
  where r.state = 'registered';

alter table risk_point
  add constraint registered_has_number_and_level check (state not in ('registered', 'void') or (number is not null and level is not null)),
  add constraint registered_is_versioned check ((state in ('registered', 'void')) = (revision > 0) and (registered_on is null) = (revision = 0)),
  add constraint numbered_when_registered check ((number is null) = (revision = 0));

create function keep_register() returns trigger language plpgsql as $$
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
  if old.revision > 0 and (new.number, new.year, new.registered_on, new.origin, new.import_id, new.legacy_number, new.author_id)
    is distinct from (old.number, old.year, old.registered_on, old.origin, old.import_id, old.legacy_number, old.author_id) then
    raise exception 'number, year and origin of a registered risk point are kept' using errcode = 'integrity_constraint_violation';
  end if;
  if old.revision = 0 and new.revision = 0 then
    return new;
  end if;
  if new.revision = old.revision and registered_content(new) = registered_content(old) then
    return new;
  end if;
  if new.revision <> old.revision + 1 or not exists (select from risk_point_version as v where v.bureau_id = new.bureau_id
      and v.risk_point_id = new.risk_point_id and v.revision = new.revision and v.content = registered_content(new)) then
    raise exception 'what is registered changes only with a version that says the same' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger register_is_kept before insert or update or delete on risk_point for each row execute function keep_register();

call wall('risk_point_version');
