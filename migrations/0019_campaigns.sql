-- 排查: the year's round, its forms in three tiers, and what was done to them.
create type campaign_state as enum ('open', 'closed');
create table campaign (
  bureau_id   uuid not null references bureau,
  campaign_id uuid not null,
  year        int not null,
  title       text not null,
  opens_on    date not null,
  due_on      date not null,
  state       campaign_state not null default 'open',
  promises    jsonb not null, -- the text that a form of each tier begins with
  opened_by   uuid not null,
  opened_at   timestamptz not null,
  closed_by   uuid,
  closed_at   timestamptz,
  unfiled     jsonb, -- who had not filed at closing, as they were named then
  primary key (bureau_id, campaign_id),
  unique (bureau_id, year),
  foreign key (bureau_id, opened_by) references person,
  foreign key (bureau_id, closed_by) references person,
  constraint begins_before_it_ends check (due_on >= opens_on),
  constraint closed_whole check (num_nulls(closed_by, closed_at, unfiled) = case when state = 'closed' then 0 else 3 end)
);

create type form_state as enum ('draft', 'submitted', 'assessed', 'reviewed', 'evaluated', 'registered');
create table form (
  bureau_id       uuid not null references bureau,
  form_id         uuid not null,
  campaign_id     uuid not null,
  number          text not null, -- 2026-岗-0001
  tier            tier not null,
  person_id       uuid, -- whose position it is of; of the other tiers null
  department_id   uuid, -- to which the person belonged at the opening, or whose form it is
  name            text not null, -- of the person, the department or the bureau, as it was at the opening
  state           form_state not null default 'draft',
  content         jsonb, -- null: not begun
  revision        int not null default 0, -- grows with every save; a deed binds to the one that was read
  points          int not null default 0, -- how many risk points it says
  returned        boolean not null default false, -- a draft that came back
  acted_by     uuid[] not null default '{}', -- who handed it in and assessed it, and for whom: they decide no further
  adopted         boolean not null default false, -- the bureau's form, since it was last handed in
  opined          boolean not null default false,
  started_at      timestamptz,
  submitted_at    timestamptz, -- the last time
  changed_by      uuid,
  changed_at      timestamptz,
  primary key (bureau_id, form_id),
  unique (bureau_id, campaign_id, number),
  foreign key (bureau_id, campaign_id) references campaign,
  foreign key (bureau_id, person_id) references person,
  foreign key (bureau_id, department_id) references department,
  foreign key (bureau_id, changed_by) references person,
  constraint of_its_tier check (case tier when 'position' then person_id is not null
    when 'department' then person_id is null and department_id is not null else person_id is null and department_id is null end),
  constraint begun_before_handed_in check (state = 'draft' or content is not null),
  constraint begun_whole check ((content is null) = (started_at is null))
);
create unique index form_of_person on form (bureau_id, campaign_id, person_id) where tier = 'position';
create unique index form_of_department on form (bureau_id, campaign_id, department_id) where tier = 'department';
create unique index form_of_bureau on form (bureau_id, campaign_id) where tier = 'bureau';
create index form_by_number on form (bureau_id, campaign_id, number, form_id);
create index form_by_number_of_all on form (bureau_id, number, form_id);
create index form_by_department on form (bureau_id, campaign_id, department_id);
create index form_by_person on form (bureau_id, person_id);
-- The wall lets no comparison of states into an index, but what an index is of may be a matter of state.
create index form_at_desk on form (bureau_id, department_id) where state in ('submitted', 'assessed');
create index form_reviewed on form (bureau_id, campaign_id) where state = 'reviewed';
create index form_unfiled on form (bureau_id, campaign_id, number, form_id) where state = 'draft';

create type form_deed as enum ('submit', 'assess', 'review', 'adopt', 'opine', 'return', 'evaluate', 'register', 'withdraw');
create type form_capacity as enum ('subject', 'departmentHead', 'leaderInCharge', 'bureauHead', 'disciplineHead', 'commission', 'leadingGroup');
create table form_step (
  bureau_id  uuid not null references bureau,
  form_id    uuid not null,
  number     int not null check (number > 0),
  deed       form_deed not null,
  capacity   form_capacity not null,
  by_id      uuid not null, -- the commission's people are of another body
  by_name    text not null,
  for_id     uuid, -- the delegator, for whom a delegate acted
  for_name   text,
  opinion    text,
  levels     jsonb, -- line → level, as who assessed or reviewed it rates it
  content    jsonb, -- what was handed in
  revision   int not null,
  at         timestamptz not null,
  primary key (bureau_id, form_id, number),
  foreign key (bureau_id, form_id) references form,
  constraint handed_in_is_kept check ((deed = 'submit') = (content is not null)),
  constraint delegator_whole check ((for_id is null) = (for_name is null))
);
comment on table form_step is 'append-only: what was done to a form, by whom, for whom and in which capacity';
create trigger form_step_is_append_only before update or delete or truncate on form_step for each statement execute function refuse_change();

create index form_step_by_person on form_step (bureau_id, by_id);

create table form_remark (
  bureau_id uuid not null references bureau,
  form_id   uuid not null,
  number    int not null, -- of the return
  place     text not null,
  reason    text not null,
  primary key (bureau_id, form_id, number, place),
  foreign key (bureau_id, form_id, number) references form_step
);
comment on table form_remark is 'append-only: what a return asks at a place of the form';
create trigger form_remark_is_append_only before update or delete or truncate on form_remark for each statement execute function refuse_change();

create type signature_kind as enum ('author', 'participant', 'member');
create table form_signature (
  bureau_id    uuid not null references bureau,
  signature_id uuid not null,
  form_id      uuid not null,
  person_id    uuid not null,
  kind         signature_kind not null,
  name         text not null, -- as typed
  drawing      text check (length(drawing) <= 20000), -- SVG path data
  revision     int not null,
  sha256       text not null check (sha256 ~ '^[0-9a-f]{64}$'), -- of the content signed, in canonical JSON
  at           timestamptz not null,
  primary key (bureau_id, signature_id),
  foreign key (bureau_id, form_id) references form,
  foreign key (bureau_id, person_id) references person
);
comment on table form_signature is 'append-only: who signed which content when';
create trigger form_signature_is_append_only before update or delete or truncate on form_signature
  for each statement execute function refuse_change();
create index form_signature_by_form on form_signature (bureau_id, form_id);

create table form_participant (
  bureau_id uuid not null references bureau,
  form_id   uuid not null,
  person_id uuid not null,
  attended  boolean not null,
  primary key (bureau_id, form_id, person_id),
  foreign key (bureau_id, form_id) references form,
  foreign key (bureau_id, person_id) references person
);
create index form_participant_by_person on form_participant (bureau_id, person_id);

-- Which line of a form became which risk point; a line that came back from the sitting changes the same one.
create table form_point (
  bureau_id      uuid not null references bureau,
  form_id        uuid not null,
  line_id        uuid not null,
  risk_point_id  uuid not null,
  reviewer_level int check (reviewer_level between 1 and 3),
  primary key (bureau_id, form_id, line_id),
  foreign key (bureau_id, form_id) references form,
  foreign key (bureau_id, risk_point_id) references risk_point
);
create unique index form_point_by_risk_point on form_point (bureau_id, risk_point_id);

-- 来源: from which risk points of the tiers below a line of the bureau's form came.
create table form_source (
  bureau_id     uuid not null references bureau,
  form_id       uuid not null,
  line_id       uuid not null,
  risk_point_id uuid not null,
  primary key (bureau_id, form_id, line_id, risk_point_id),
  foreign key (bureau_id, form_id) references form,
  foreign key (bureau_id, risk_point_id) references risk_point
);
create index form_source_by_risk_point on form_source (bureau_id, risk_point_id);

call wall('campaign', 'form', 'form_step', 'form_remark', 'form_signature', 'form_participant', 'form_point', 'form_source');
