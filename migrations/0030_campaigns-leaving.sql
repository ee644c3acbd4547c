-- Who leaves before handing in a form is not among those who should; whom the office reminded by hand of one.
alter table form add column left_on date; -- the last day in service of whose it is, where they left before they handed it in: it counts nowhere
alter table form add constraint left_before_handing_in check (left_on is null or (tier = 'position' and state = 'draft'));

create table form_reminder (
  bureau_id uuid not null references bureau,
  form_id   uuid not null,
  person_id uuid not null, -- who is to hand it in
  told_on   date not null,
  by_id     uuid not null,
  by_name   text not null,
  at        timestamptz not null,
  primary key (bureau_id, form_id, told_on),
  foreign key (bureau_id, form_id) references form,
  foreign key (bureau_id, person_id) references person
);
comment on table form_reminder is 'append-only: 催办, once a day for a person';
create trigger form_reminder_is_append_only before update or delete or truncate on form_reminder
  for each statement execute function refuse_change();
create index form_reminder_by_person on form_reminder (bureau_id, told_on, person_id);

call wall('form_reminder');
