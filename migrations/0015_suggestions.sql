-- 意见: how others than oneself find a risk: 群众提 public, 互相查 mutual, 领导点 leader, 组织评 organization.
create type suggestion_source as enum ('public', 'mutual', 'leader', 'organization');
create type suggestion_state as enum ('received', 'dispatched', 'answered', 'takenUp', 'declined');
create type named_to as enum ('handlers', 'office');
create table suggestion (
  bureau_id           uuid not null references bureau,
  suggestion_id       uuid not null,
  number              text not null,
  year                int not null,
  source              suggestion_source not null,
  text                text not null,
  author_id           uuid, -- of a colleague, leader, the office; nobody knows who wrote from outside
  named_to            named_to not null, -- to whom the author's name is shown
  receipt_hash        text, -- of the code with which an author from outside reads the answer; the code itself is kept nowhere
  power_id            uuid, -- what it is about, where it says so
  version_id          uuid,
  node_id             text,
  about_department_id uuid,
  about_person_id     uuid, -- on whose position the risk is seen; they neither handle nor read it
  state               suggestion_state not null,
  received_at         timestamptz not null,
  due_on              date, -- until when whoever has it now acts
  department_id       uuid, -- to which it was dispatched
  dispatched_by       uuid,
  answered_by         uuid, -- for that department
  settled_by          uuid,
  risk_point_id       uuid,
  primary key (bureau_id, suggestion_id),
  unique (bureau_id, number),
  unique (bureau_id, receipt_hash),
  foreign key (bureau_id, author_id) references person,
  foreign key (bureau_id, power_id) references power,
  foreign key (bureau_id, version_id, node_id) references flow_node,
  foreign key (bureau_id, about_department_id) references department,
  foreign key (bureau_id, about_person_id) references person,
  foreign key (bureau_id, department_id) references department,
  foreign key (bureau_id, risk_point_id) references risk_point,
  constraint unknown_from_outside check ((source = 'public') = (author_id is null) and (source = 'public') = (receipt_hash is not null)),
  constraint dispatched_to_a_department check (state <> 'dispatched' or (department_id is not null and dispatched_by is not null)),
  constraint taken_up_as_a_risk_point check ((state = 'takenUp') = (risk_point_id is not null)),
  constraint due_until_settled check ((state in ('takenUp', 'declined')) = (due_on is null) and (settled_by is null) = (due_on is not null)),
  constraint nobody_handles_their_own check (author_id is null or author_id not in (dispatched_by, answered_by, settled_by)),
  constraint nobody_handles_what_is_about_them check (about_person_id is null or about_person_id not in (dispatched_by, answered_by, settled_by)),
  constraint who_answered_does_not_settle check (settled_by is null or settled_by is distinct from answered_by)
);
create index suggestion_by_department on suggestion (bureau_id, department_id);
create index suggestion_by_author on suggestion (bureau_id, author_id);
create index suggestion_by_power on suggestion (bureau_id, power_id);
create index suggestion_by_risk_point on suggestion (bureau_id, risk_point_id);
create index suggestion_by_time on suggestion (bureau_id, received_at, suggestion_id);
-- The wall lets no comparison of states into an index, but what an index is of may be a matter of state.
create index suggestion_waiting on suggestion (bureau_id, due_on) where due_on is not null;

-- Handling moves on; what the author said stays.
create function keep_suggestion_words() returns trigger language plpgsql as $$
begin
  if (new.number, new.source, new.text, new.author_id, new.named_to, new.receipt_hash, new.power_id, new.version_id, new.node_id,
      new.about_department_id, new.about_person_id, new.received_at)
    is distinct from (old.number, old.source, old.text, old.author_id, old.named_to, old.receipt_hash, old.power_id, old.version_id, old.node_id,
      old.about_department_id, old.about_person_id, old.received_at) then
    raise exception 'what a suggestion says is kept' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger suggestion_words_are_kept before update on suggestion for each row execute function keep_suggestion_words();

-- What was said since: the office's word to a department, the answers, how it ended, further words of the author.
create type suggestion_deed as enum ('dispatch', 'answer', 'takeUp', 'decline', 'word');
create table suggestion_entry (
  bureau_id     uuid not null references bureau,
  entry_id      uuid not null,
  suggestion_id uuid not null,
  deed          suggestion_deed not null,
  department_id uuid, -- dispatched to, or answered by; none: the office, or the author
  text          text not null,
  by_id         uuid,
  by_name       text,
  at            timestamptz not null,
  primary key (bureau_id, entry_id),
  foreign key (bureau_id, suggestion_id) references suggestion,
  foreign key (bureau_id, department_id) references department,
  constraint the_author_is_named_by_the_suggestion check ((deed = 'word') = (by_id is null) and (by_id is null) = (by_name is null))
);
comment on table suggestion_entry is 'append-only: what was said about a suggestion, and to its author';
create trigger suggestion_entry_is_append_only before update or delete or truncate on suggestion_entry for each statement execute function refuse_change();
create index suggestion_entry_by_suggestion on suggestion_entry (bureau_id, suggestion_id, entry_id);

create table suggestion_salt (
  bureau_id uuid not null references bureau,
  salt      text not null,
  primary key (bureau_id)
);
comment on table suggestion_salt is 'append-only: the hashes of receipt codes rest on it';
create trigger suggestion_salt_is_append_only before update or delete or truncate on suggestion_salt for each statement execute function refuse_change();

call wall('suggestion', 'suggestion_entry', 'suggestion_salt');
