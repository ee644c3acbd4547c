-- 监督: what the approval systems report, and what the checks make of it.
create table source (
  bureau_id uuid not null references bureau,
  source_id uuid not null,
  name      text not null,
  primary key (bureau_id, source_id),
  unique (bureau_id, name)
);

create type import_state as enum ('waiting', 'running', 'done', 'refused', 'cancelled');
create table import (
  bureau_id   uuid not null references bureau,
  import_id   uuid not null,
  source_id   uuid not null,
  power_id    uuid not null,
  file_name   text not null,
  size        bigint not null,
  sha256      text not null,
  zone        text not null,
  columns     jsonb, -- which column of a CSV is what; null: as proposed
  state       import_state not null,
  progress    int not null default 0, -- cases done
  report      jsonb, -- what came in, what was counted, or why it was refused and where
  imported_by uuid not null,
  created_at  timestamptz not null,
  ended_at    timestamptz,
  primary key (bureau_id, import_id),
  foreign key (bureau_id, source_id) references source,
  foreign key (bureau_id, power_id) references power
);
create index import_by_time on import (bureau_id, created_at);
-- The file, in pieces of at most one megabyte, until it has been read: the worker may be on another machine.
create table import_piece (
  bureau_id uuid not null references bureau,
  import_id uuid not null,
  place     int not null,
  bytes     bytea not null,
  primary key (bureau_id, import_id, place),
  foreign key (bureau_id, import_id) references import
);

create type case_state as enum ('running', 'closed');
create type light as enum ('green', 'yellow', 'red');
create table case_file (
  bureau_id     uuid not null references bureau,
  case_id       uuid not null,
  source_id     uuid not null,
  reference     text not null, -- the source's own number of the case
  power_id      uuid not null,
  version_id    uuid not null, -- in force when the case was accepted
  department_id uuid not null,
  applicant     text,
  attributes    jsonb not null,
  state         case_state not null,
  first_at      timestamptz not null,
  last_at       timestamptz not null,
  events        int not null,
  fits          boolean, -- null: too long to explain
  cost          int,
  conforming_up_to int, -- events, where it is too long to explain
  due_on        date,
  light         light,
  provisional   boolean not null default false, -- rests on a day of a year whose notice is not out
  changes_on    date, -- when the clock must be looked at again
  primary key (bureau_id, case_id),
  unique (bureau_id, source_id, reference),
  foreign key (bureau_id, source_id) references source,
  foreign key (bureau_id, power_id) references power,
  foreign key (bureau_id, version_id) references power_version,
  foreign key (bureau_id, department_id) references department
);
create index case_by_power on case_file (bureau_id, power_id, last_at);
create index case_by_time on case_file (bureau_id, last_at, case_id);
create index case_by_change on case_file (changes_on) where changes_on is not null;

create table case_event (
  bureau_id    uuid not null references bureau,
  event_id     uuid not null,
  case_id      uuid not null,
  source_id    uuid not null,
  external_id  text not null, -- the source's own id of the event
  place        int not null, -- order in the source, for events of one instant
  activity     text not null,
  at           timestamptz not null,
  entered_at   timestamptz not null,
  arrived_at   timestamptz, -- when the step reached its desk, where the source says so
  actor        text, -- as the source writes it
  person_id    uuid,
  department   text,
  lifecycle    text,
  attributes   jsonb not null,
  content_hash text not null,
  corrects     uuid,
  import_id    uuid,
  primary key (bureau_id, event_id),
  unique (bureau_id, source_id, external_id),
  foreign key (bureau_id, case_id) references case_file,
  foreign key (bureau_id, source_id) references source,
  foreign key (bureau_id, person_id) references person,
  foreign key (bureau_id, corrects) references case_event,
  foreign key (bureau_id, import_id) references import
);
comment on table case_event is 'append-only: a correction is a new event that names the one it corrects';
create trigger case_event_is_append_only before update or delete or truncate on case_event for each statement execute function refuse_change();
create index event_by_case on case_event (bureau_id, case_id, at, place);
create index event_by_person on case_event (bureau_id, person_id);

create type finding_kind as enum ('skipped', 'outOfOrder', 'repeated', 'notInFlow', 'authority', 'separation', 'nodeOver', 'totalOver', 'tooLong');
create type card as enum ('lead', 'notice', 'yellow', 'red');
create type finding_state as enum ('open', 'withdrawn');
create table finding (
  bureau_id   uuid not null references bureau,
  finding_id  uuid not null,
  case_id     uuid not null,
  kind        finding_kind not null,
  reason      text, -- of notInFlow: unknown, otherWay
  card        card not null,
  version_id  uuid not null,
  node_id     text, -- the step that it concerns
  other_node_id text, -- of separation: the other step
  person_id   uuid, -- who took the step
  facts       jsonb not null, -- what its sentence is made of
  fingerprint text not null, -- kind and what proves it: judging the case again finds the same one
  state       finding_state not null,
  found_at    timestamptz not null,
  withdrawn_at timestamptz,
  primary key (bureau_id, finding_id),
  unique (bureau_id, case_id, fingerprint),
  foreign key (bureau_id, case_id) references case_file,
  foreign key (bureau_id, version_id, node_id) references flow_node,
  foreign key (bureau_id, version_id, other_node_id) references flow_node,
  foreign key (bureau_id, person_id) references person,
  constraint withdrawn_has_its_instant check ((state = 'withdrawn') = (withdrawn_at is not null))
);
create index finding_by_case on finding (bureau_id, case_id);
create index finding_by_person on finding (bureau_id, person_id);
create index finding_by_time on finding (bureau_id, found_at, finding_id);
create index finding_by_step on finding (bureau_id, version_id, node_id);
create index finding_by_other_step on finding (bureau_id, version_id, other_node_id) where other_node_id is not null;

-- The events that prove a finding.
create table finding_event (
  bureau_id  uuid not null references bureau,
  finding_id uuid not null,
  event_id   uuid not null,
  primary key (bureau_id, finding_id, event_id),
  foreign key (bureau_id, finding_id) references finding,
  foreign key (bureau_id, event_id) references case_event
);
create index finding_by_event on finding_event (bureau_id, event_id);

create type inquiry_state as enum ('draft', 'dismissed', 'dispatched', 'answered', 'justified', 'rectified', 'deduct');
create table inquiry (
  bureau_id     uuid not null references bureau,
  inquiry_id    uuid not null,
  number        text not null, -- DB-2026-0031
  case_id       uuid not null,
  department_id uuid not null,
  card          card not null, -- the gravest of its findings
  state         inquiry_state not null,
  drafted_at    timestamptz not null,
  dispatch_by   date not null, -- not dispatched by then, it escalates
  dispatched_by uuid,
  dispatched_at timestamptz,
  note          text, -- what the office asks
  answer_by     date,
  answer        text,
  answered_by   uuid,
  answered_at   timestamptz,
  verified_by   uuid,
  verified_at   timestamptz,
  opinion       text, -- of the verification, or the reason of a dismissal
  primary key (bureau_id, inquiry_id),
  unique (bureau_id, number),
  foreign key (bureau_id, case_id) references case_file,
  foreign key (bureau_id, department_id) references department,
  constraint who_dispatched_does_not_verify check (verified_by is null or verified_by is distinct from dispatched_by),
  constraint who_answered_does_not_verify check (verified_by is null or verified_by is distinct from answered_by)
);
create index inquiry_by_department on inquiry (bureau_id, department_id, state);
create index inquiry_open on inquiry (bureau_id, state, dispatch_by) where state in ('draft', 'dispatched', 'answered');
create index inquiry_by_case on inquiry (bureau_id, case_id);

create table inquiry_finding (
  bureau_id  uuid not null references bureau,
  inquiry_id uuid not null,
  finding_id uuid not null,
  primary key (bureau_id, inquiry_id, finding_id),
  unique (bureau_id, finding_id),
  foreign key (bureau_id, inquiry_id) references inquiry,
  foreign key (bureau_id, finding_id) references finding
);
-- The deductions that an inquiry opened.
create table inquiry_deduction (
  bureau_id    uuid not null references bureau,
  inquiry_id   uuid not null,
  deduction_id uuid not null,
  primary key (bureau_id, inquiry_id, deduction_id),
  foreign key (bureau_id, inquiry_id) references inquiry,
  foreign key (bureau_id, deduction_id) references deduction
);
create index inquiry_by_deduction on inquiry_deduction (bureau_id, deduction_id);

call wall('source', 'import', 'import_piece', 'case_file', 'case_event', 'finding', 'finding_event', 'inquiry', 'inquiry_finding', 'inquiry_deduction');

-- After many cases at once the planner must learn of them before the first list is opened; the application's role owns no table and
-- may not analyze one itself.
create function learn_of_cases() returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  analyze case_file;
  analyze case_event;
  analyze finding;
  analyze finding_event;
  analyze inquiry;
  analyze inquiry_finding;
  -- what the lists join: too few rows for the database to look at them by itself, and guessed at they were joined all with all
  analyze power;
  analyze power_version;
  analyze flow_node;
  analyze department;
  analyze person;
end $$;
