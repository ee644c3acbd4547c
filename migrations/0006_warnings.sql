-- 预警: scheme, deductions, the twelve-point ledger, levels, dispositions. Points are integer tenths.
create table warning_scheme (
  bureau_id  uuid not null references bureau,
  scheme_id  uuid not null,
  number     int not null check (number > 0),
  valid_from date not null,
  defence_days int not null check (defence_days > 0), -- working days for 陈述申辩
  appeal_days  int not null check (appeal_days > 0),
  department_share_from int, -- a person's item of so many tenths also deducts from the department; null: off
  department_share int not null default 0,
  primary key (bureau_id, scheme_id),
  unique (bureau_id, number)
);
comment on table warning_scheme is 'append-only: a scheme is never changed, a later one takes its place';

create type account_kind as enum ('person', 'department');
create table deduction_item (
  bureau_id  uuid not null references bureau,
  scheme_id  uuid not null,
  item       text not null, -- SP05
  item_group text not null,
  behaviour  text not null,
  points     int not null check (points > 0 and points % 5 = 0), -- tenths
  applies_to account_kind not null,
  source     text not null,
  primary key (bureau_id, scheme_id, item),
  foreign key (bureau_id, scheme_id) references warning_scheme
);
comment on table deduction_item is 'append-only: part of a scheme';

create type warning_level as enum ('D', 'C', 'B', 'A');
create table warning_threshold (
  bureau_id  uuid not null references bureau,
  scheme_id  uuid not null,
  applies_to account_kind not null,
  level      warning_level not null,
  at_least   int not null check (at_least > 0), -- tenths deducted in the year
  primary key (bureau_id, scheme_id, applies_to, level),
  foreign key (bureau_id, scheme_id) references warning_scheme
);
comment on table warning_threshold is 'append-only: part of a scheme';

create table plan_step (
  bureau_id   uuid not null references bureau,
  scheme_id   uuid not null,
  applies_to  account_kind not null,
  level       warning_level not null,
  place       int not null,
  text        text not null,
  responsible text not null, -- a key of domain §1: office, subject, departmentHead, leaderInCharge, bureauHead, disciplineHead, personnel, partyCommittee, commission
  days        int not null check (days > 0), -- working days from the opening
  evidence    text not null,
  primary key (bureau_id, scheme_id, applies_to, level, place),
  foreign key (bureau_id, scheme_id) references warning_scheme
);
comment on table plan_step is 'append-only: part of a scheme';

create type deduction_state as enum ('proposed', 'notified', 'stated', 'decided', 'posted', 'dropped', 'appealed', 'upheld', 'reversed');
create type confirming_level as enum ('disciplineHead', 'bureauHead', 'commission');
create table deduction (
  bureau_id     uuid not null references bureau,
  deduction_id  uuid not null,
  number        text not null, -- KF-2026-0001
  applies_to    account_kind not null,
  person_id     uuid,
  department_id uuid not null, -- the account, or the person's department
  scheme_id     uuid not null,
  item          text not null,
  points        int not null check (points > 0),
  behaviour_on  date not null,
  facts         text not null,
  state         deduction_state not null,
  proposed_by   uuid not null,
  proposed_at   timestamptz not null,
  notified_by   uuid,
  notified_at   timestamptz,
  defence_until date,
  statement     text,
  stated_at     timestamptz, -- also when the defence was waived
  decided_by    uuid,
  decided_at    timestamptz,
  opinion       text,
  confirmed_by  uuid,
  confirmed_as  confirming_level, -- an appeal is judged one above it
  confirmed_at  timestamptz,
  appeal_until  date,
  grounds       text,
  appealed_at   timestamptz,
  judged_by     uuid,
  judged_at     timestamptz,
  judgement     text,
  primary key (bureau_id, deduction_id),
  unique (bureau_id, number),
  foreign key (bureau_id, person_id) references person,
  foreign key (bureau_id, department_id) references department,
  foreign key (bureau_id, scheme_id, item) references deduction_item,
  constraint a_person_or_a_department check ((applies_to = 'person') = (person_id is not null)),
  constraint three_people check (decided_by is distinct from proposed_by and (confirmed_by is null or confirmed_by not in (proposed_by, decided_by))),
  constraint nobody_on_their_own check (person_id is null or (person_id is distinct from decided_by and person_id is distinct from confirmed_by and person_id <> proposed_by and person_id is distinct from judged_by))
);
create index deduction_by_person on deduction (bureau_id, person_id);
create index deduction_by_state on deduction (bureau_id, state, defence_until);

create type entry_kind as enum ('deduct', 'share', 'reverse', 'raise');
create table ledger_entry (
  bureau_id     uuid not null references bureau,
  entry_id      uuid not null,
  number        text not null, -- JF-2026-0001
  applies_to    account_kind not null,
  person_id     uuid,
  department_id uuid,
  year          int not null,
  kind          entry_kind not null,
  points        int not null, -- tenths; negative for a reversal
  floor         warning_level, -- of a raise
  deduction_id  uuid not null,
  reverses      uuid,
  behaviour_on  date not null,
  posted_at     timestamptz not null,
  primary key (bureau_id, entry_id),
  unique (bureau_id, number),
  unique (bureau_id, reverses),
  foreign key (bureau_id, person_id) references person,
  foreign key (bureau_id, department_id) references department,
  foreign key (bureau_id, deduction_id) references deduction,
  foreign key (bureau_id, reverses) references ledger_entry,
  constraint one_account check ((applies_to = 'person') = (person_id is not null) and (applies_to = 'department') = (department_id is not null)),
  constraint reversal_names_what_it_reverses check ((kind = 'reverse') = (reverses is not null) and case kind when 'reverse' then points <= 0 else points >= 0 end)
);
comment on table ledger_entry is 'append-only: the level is worked out from these rows and never stored';
create index ledger_by_person on ledger_entry (bureau_id, person_id, year, entry_id);
create index ledger_by_department on ledger_entry (bureau_id, department_id, year, entry_id);

-- The moment at which an account reached a level. What it is now follows from the ledger.
create table warning (
  bureau_id     uuid not null references bureau,
  warning_id    uuid not null,
  number        text not null, -- YJ-2026-0001
  applies_to    account_kind not null,
  person_id     uuid,
  department_id uuid not null,
  year          int not null,
  level         warning_level not null,
  entry_id      uuid not null,
  raised_at     timestamptz not null,
  primary key (bureau_id, warning_id),
  unique (bureau_id, number),
  foreign key (bureau_id, person_id) references person,
  foreign key (bureau_id, department_id) references department,
  foreign key (bureau_id, entry_id) references ledger_entry
);
comment on table warning is 'append-only: a level once reached was reached';
create index warning_by_person on warning (bureau_id, person_id, year);
create index warning_by_entry on warning (bureau_id, entry_id);

create type disposition_state as enum ('open', 'closed', 'withdrawn');
create table disposition (
  bureau_id      uuid not null references bureau,
  disposition_id uuid not null,
  number         text not null, -- CZ-2026-0001
  warning_id     uuid not null,
  lower_id       uuid, -- the plan of a lower level that this one takes over
  state          disposition_state not null,
  opened_at      timestamptz not null,
  closed_at      timestamptz,
  primary key (bureau_id, disposition_id),
  unique (bureau_id, number),
  foreign key (bureau_id, warning_id) references warning,
  foreign key (bureau_id, lower_id) references disposition
);
create index disposition_by_warning on disposition (bureau_id, warning_id);
create table disposition_step (
  bureau_id      uuid not null references bureau,
  disposition_id uuid not null,
  place          int not null,
  text           text not null,
  responsible    text not null,
  responsible_id uuid, -- resolved from the key on the day of opening; null: a body, settled by the office
  due_on         date not null,
  evidence_asked text not null,
  evidence       text,
  done_by        uuid,
  done_at        timestamptz,
  primary key (bureau_id, disposition_id, place),
  foreign key (bureau_id, disposition_id) references disposition,
  foreign key (bureau_id, responsible_id) references person,
  constraint done_with_evidence check ((done_at is null) = (done_by is null) and (done_at is null) = (evidence is null))
);
create index disposition_step_by_responsible on disposition_step (bureau_id, responsible_id) where done_at is null;

create trigger warning_scheme_is_append_only before update or delete or truncate on warning_scheme for each statement execute function refuse_change();
create trigger deduction_item_is_append_only before update or delete or truncate on deduction_item for each statement execute function refuse_change();
create trigger warning_threshold_is_append_only before update or delete or truncate on warning_threshold for each statement execute function refuse_change();
create trigger plan_step_is_append_only before update or delete or truncate on plan_step for each statement execute function refuse_change();
create trigger ledger_entry_is_append_only before update or delete or truncate on ledger_entry for each statement execute function refuse_change();
create trigger warning_is_append_only before update or delete or truncate on warning for each statement execute function refuse_change();

call wall('warning_scheme', 'deduction_item', 'warning_threshold', 'plan_step', 'deduction', 'ledger_entry', 'warning', 'disposition', 'disposition_step');
