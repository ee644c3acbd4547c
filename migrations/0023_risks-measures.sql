-- 防控措施: done once or again and again, each time with its own day and with what shows it.
-- A new type, for a value added to an old one cannot be used before the migration's transaction ends.
alter type measure_status rename to measure_status_before;
create type measure_status as enum ('planned', 'underWay', 'done', 'cancelled');
alter table measure alter column status type measure_status using status::text::measure_status;
drop type measure_status_before;

create type measure_period as enum ('month', 'quarter', 'halfYear', 'year');
alter table measure
  -- an imported register often does not say these: null, never guessed
  alter column kind drop not null,
  alter column responsible_id drop not null,
  add column responsible text, -- the person as an imported register names them, who may have no account
  add column every measure_period, -- null: once
  add column institution_id uuid, -- the institution that it rests on or carries out
  add foreign key (bureau_id, institution_id) references institution,
  add constraint again_and_again_from_a_day check (every is null or due_on is not null);
comment on column measure.due_on is 'of the earliest time that is still open; once none is, of the last';
comment on column measure.status is 'of the same time as due_on';

-- The times that a measure is due: one of a measure that is done once. The day of the first is what the others are counted from.
create table measure_time (
  bureau_id  uuid not null references bureau,
  measure_id uuid not null,
  number     int not null check (number > 0),
  due_on     date,
  status     measure_status not null,
  done_at    timestamptz,
  primary key (bureau_id, measure_id, number),
  foreign key (bureau_id, measure_id) references measure
);
create index measure_time_by_day on measure_time (bureau_id, due_on) where due_on is not null;

-- What was done for it, with what shows it, and who changed its course and why. `number`: which time; null: the measure as a whole.
create type measure_deed as enum ('start', 'show', 'finish', 'reopen', 'cancel', 'change', 'remind');
create table measure_entry (
  bureau_id     uuid not null references bureau,
  entry_id      uuid not null,
  measure_id    uuid not null,
  number        int,
  deed          measure_deed not null,
  text          text,
  attachment_id uuid,
  by_id         uuid not null,
  by_name       text not null,
  at            timestamptz not null,
  primary key (bureau_id, entry_id),
  foreign key (bureau_id, measure_id) references measure,
  foreign key (bureau_id, measure_id, number) references measure_time,
  foreign key (bureau_id, attachment_id) references attachment,
  constraint says_or_shows check (deed in ('start', 'remind') or text is not null or attachment_id is not null),
  constraint a_file_shows check (attachment_id is null or deed = 'show')
);
comment on table measure_entry is 'append-only: what was shown and why a measure took its course';
create trigger measure_entry_is_append_only before update or delete or truncate on measure_entry for each statement execute function refuse_change();
create index measure_entry_by_measure on measure_entry (bureau_id, measure_id, entry_id);

insert into measure_time (bureau_id, measure_id, number, due_on, status, done_at)
  select m.bureau_id, m.measure_id, 1, m.due_on, m.status, (select max(a.at) from audit_entry as a
    where a.bureau_id = m.bureau_id and a.subject_kind = 'riskPoint' and a.subject_id = m.risk_point_id::text
      and a.action = 'risks.finishMeasure' and a.after ->> 'measureId' = m.measure_id::text)
  from measure as m;
insert into measure_entry (bureau_id, entry_id, measure_id, number, deed, text, by_id, by_name, at)
  select m.bureau_id, coalesce(a.audit_id, m.measure_id), m.measure_id, 1, 'finish', m.evidence, coalesce(a.actor_id, m.responsible_id),
    coalesce(a.actor_name, p.name), coalesce(a.at, now())
  from measure as m
  join person as p on p.bureau_id = m.bureau_id and p.person_id = m.responsible_id
  left join lateral (select e.audit_id, e.actor_id, e.actor_name, e.at from audit_entry as e
    where e.bureau_id = m.bureau_id and e.subject_kind = 'riskPoint' and e.subject_id = m.risk_point_id::text
      and e.action = 'risks.finishMeasure' and e.after ->> 'measureId' = m.measure_id::text
    order by e.at desc limit 1) as a on true
  where m.evidence is not null;
alter table measure drop column evidence;

-- Every measure has its first time from the moment on at which it is there, whoever puts it there.
create function make_first_time() returns trigger language plpgsql as $$
begin
  insert into measure_time (bureau_id, measure_id, number, due_on, status)
    values (new.bureau_id, new.measure_id, 1, new.due_on, new.status);
  return new;
end $$;
create trigger measure_has_a_first_time after insert on measure for each row execute function make_first_time();

drop index measure_by_responsible;
create index measure_by_responsible on measure (bureau_id, responsible_id, due_on);
create index measure_again on measure (bureau_id, due_on) where every is not null;

call wall('measure_time', 'measure_entry');
