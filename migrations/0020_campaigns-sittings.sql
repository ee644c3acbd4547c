-- 评估会: the leading group's sitting decides the levels of what the forms found; what it decided is kept as it was decided.
create type sitting_state as enum ('open', 'closed');
create table sitting (
  bureau_id   uuid not null references bureau,
  sitting_id  uuid not null,
  campaign_id uuid not null,
  number      text not null, -- PG-2026-0001
  held_on     date not null,
  place       text not null,
  chair_id    uuid not null,
  opinion     text not null, -- the group's, written into each form that it evaluates
  state       sitting_state not null default 'open',
  opened_by   uuid not null,
  opened_at   timestamptz not null,
  closed_by   uuid,
  closed_at   timestamptz,
  primary key (bureau_id, sitting_id),
  unique (bureau_id, number),
  foreign key (bureau_id, campaign_id) references campaign,
  foreign key (bureau_id, chair_id) references person,
  foreign key (bureau_id, opened_by) references person,
  foreign key (bureau_id, closed_by) references person,
  constraint closed_whole check (num_nulls(closed_by, closed_at) = case when state = 'closed' then 0 else 2 end)
);
create unique index one_sitting_at_a_time on sitting (bureau_id, campaign_id) where closed_at is null;

-- The leading group as it was on the day of the opening, and who came.
create type sitting_seat as enum ('head', 'deputy', 'member');
create table sitting_member (
  bureau_id  uuid not null references bureau,
  sitting_id uuid not null,
  person_id  uuid not null,
  seat       sitting_seat not null,
  name       text not null,
  title      text,
  attended   boolean not null,
  primary key (bureau_id, sitting_id, person_id),
  foreign key (bureau_id, sitting_id) references sitting,
  foreign key (bureau_id, person_id) references person
);
create index sitting_member_by_person on sitting_member (bureau_id, person_id);

create type sitting_deed as enum ('evaluate', 'merge', 'split', 'return', 'register');
create table sitting_decision (
  bureau_id      uuid not null references bureau,
  decision_id    uuid not null,
  sitting_id     uuid not null,
  risk_point_id  uuid not null, -- no reference: a point whose line is struck after a return may go, what was decided of it stays
  form_id        uuid,
  deed           sitting_deed not null,
  description    text not null, -- as it was before
  proposal       int, -- of the matrix
  self_level     int,
  reviewer_level int,
  level          int check (level between 1 and 3),
  opinion        text, -- or the reason
  into_id        uuid, -- the point that it went into, or that was split off
  number         text, -- in the register
  counted        int not null check (counted > 0), -- members present, without those of whose own matter it is
  recused        jsonb not null, -- 回避: their names
  by_id          uuid not null,
  by_name        text not null,
  at             timestamptz not null,
  primary key (bureau_id, decision_id),
  foreign key (bureau_id, sitting_id) references sitting,
  foreign key (bureau_id, form_id) references form,
  foreign key (bureau_id, into_id) references risk_point,
  constraint says_what_it_decided check (case deed when 'evaluate' then level is not null when 'register' then number is not null
    when 'return' then opinion is not null else into_id is not null end)
);
comment on table sitting_decision is 'append-only: what the leading group decided of a point, who was counted and who withdrew';
create trigger sitting_decision_is_append_only before update or delete or truncate on sitting_decision
  for each statement execute function refuse_change();
create index sitting_decision_by_sitting on sitting_decision (bureau_id, sitting_id, decision_id);
create index sitting_decision_by_risk_point on sitting_decision (bureau_id, risk_point_id);
create index sitting_decision_by_into on sitting_decision (bureau_id, into_id) where into_id is not null;

-- 并入: a point that the sitting merged into another; it gets no number and counts nowhere.
alter type risk_state add value 'merged';

call wall('sitting', 'sitting_member', 'sitting_decision');

-- The point that a merged one went into in the end; itself where it was not merged.
create function merged_into(bureau uuid, point uuid) returns uuid language sql stable as $$
  with recursive way as (
    select point as at, 0 as far
    union all select (select e.into_id from sitting_decision as e where e.bureau_id = bureau and e.risk_point_id = way.at and e.deed = 'merge'
      order by e.decision_id desc limit 1), far + 1
    from way join risk_point as r on r.bureau_id = bureau and r.risk_point_id = way.at and r.state::text = 'merged' where far < 100)
  select at from way order by far desc limit 1
$$;
create function registered_as(bureau uuid, point uuid) returns boolean language sql stable as $$
  select exists (select from risk_point as r where r.bureau_id = bureau and r.risk_point_id = merged_into(bureau, point) and r.state = 'registered')
$$;
