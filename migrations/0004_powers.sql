create type power_category as enum ('licence', 'penalty', 'coercion', 'levy', 'payment', 'inspection', 'confirmation', 'reward', 'ruling', 'otherAdministrative', 'personnel', 'finance', 'procurement', 'engineering', 'specialFunds', 'fundVoting');
create table power (
  bureau_id     uuid not null references bureau,
  power_id      uuid not null,
  code          text not null,
  name          text not null,
  category      power_category not null,
  department_id uuid not null,
  open          boolean not null, -- whether it is published to all
  primary key (bureau_id, power_id),
  unique (bureau_id, code),
  foreign key (bureau_id, department_id) references department
);

create type power_state as enum ('draft', 'submitted', 'bureauReviewed', 'legallyReviewed', 'published', 'superseded', 'repealed');
create type limit_unit as enum ('workingDay', 'calendarDay', 'immediate');
create table power_version (
  bureau_id       uuid not null references bureau,
  version_id      uuid not null,
  power_id        uuid not null,
  number          int not null check (number > 0),
  state           power_state not null,
  basis           jsonb not null, -- [{document, article, text}]
  procedure       text not null,
  responsibility  text not null,
  statutory_limit int,
  statutory_unit  limit_unit,
  promised_limit  int,
  promised_unit   limit_unit,
  flowchart       text, -- BPMN 2.0; the model that cases are checked against
  author_id       uuid not null,
  submitted_by    uuid,
  reviewed_by     uuid,
  legal_by        uuid,
  published_at    timestamptz,
  valid_from      date,
  valid_to        date,
  primary key (bureau_id, version_id),
  unique (bureau_id, power_id, number),
  foreign key (bureau_id, power_id) references power,
  constraint published_has_a_flowchart check (published_at is null or (flowchart is not null and valid_from is not null))
);

-- The steps of a version's flowchart, so that findings and risk points can refer to them.
create table flow_node (
  bureau_id  uuid not null references bureau,
  version_id uuid not null,
  node_id    text not null,
  name       text not null,
  place      int not null,
  primary key (bureau_id, version_id, node_id),
  foreign key (bureau_id, version_id) references power_version
);

create table power_review (
  bureau_id  uuid not null references bureau,
  review_id  uuid not null,
  version_id uuid not null,
  deed       text not null,
  by_id      uuid not null,
  by_name    text not null, -- legal affairs are people of another body, whom the bureau's own people cannot look up
  at         timestamptz not null,
  reason     text,
  primary key (bureau_id, review_id),
  foreign key (bureau_id, version_id) references power_version
);
comment on table power_review is 'append-only: who sent a version on or back, and why';
create index power_review_by_version on power_review (bureau_id, version_id);
create trigger power_review_is_append_only before update or delete or truncate on power_review for each statement execute function refuse_change();

-- What was published stays as it was, its steps too; only its end may be written.
create function keep_published() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and old.published_at is null then
    return old;
  end if;
  if old.published_at is not null and (tg_op = 'DELETE' or new.state not in ('published', 'superseded', 'repealed')
    or (to_jsonb(new) - '{state,valid_to}'::text[]) is distinct from (to_jsonb(old) - '{state,valid_to}'::text[])) then
    raise exception 'a published version never changes' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger published_version_is_kept before update or delete on power_version for each row execute function keep_published();

create function keep_published_steps() returns trigger language plpgsql as $$
begin
  if exists (select from power_version where bureau_id = old.bureau_id and version_id = old.version_id and published_at is not null) then
    raise exception 'a published version never changes' using errcode = 'integrity_constraint_violation';
  end if;
  return coalesce(new, old);
end $$;
create trigger published_steps_are_kept before update or delete on flow_node for each row execute function keep_published_steps();

call wall('power', 'power_version', 'flow_node', 'power_review');
