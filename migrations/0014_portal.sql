-- 公开: what anybody may read, as it was prepared when it was published. A reader without a name sees these tables and nothing else.
create table portal_bureau (
  bureau_id     uuid not null references bureau,
  name          text not null,
  commission    text, -- the names of the bodies that inspect it and review its powers
  legal_affairs text,
  primary key (bureau_id)
);
comment on table portal_bureau is 'belongs to all: anybody reads it, and each bureau writes its own row';

-- Each published version of a power that is open to all.
create table portal_power (
  bureau_id     uuid not null references bureau,
  power_id      uuid not null,
  number        int not null, -- of the version
  code          text not null,
  name          text not null,
  category      power_category not null,
  department_id uuid not null,
  department    text not null,
  place         int not null, -- of the department in lists
  valid_from    date not null,
  valid_to      date,
  repealed      boolean not null,
  shown_from    date not null, -- the days on which this version is the one that the power is shown by
  shown_to      date not null,
  content       jsonb not null,
  picture       jsonb, -- the flowchart, drawn; null where it could not be
  bpmn          text not null,
  search        text not null, -- what is looked through, in lower case; empty for versions of the past
  primary key (bureau_id, power_id, number),
  foreign key (bureau_id, power_id) references power
);
comment on table portal_power is 'belongs to all: anybody reads it, and each bureau writes its own rows';

create index portal_power_by_code on portal_power (code, power_id);
create index portal_power_by_id on portal_power (power_id, number);
create index portal_power_by_department on portal_power (department_id, code);

alter table portal_bureau enable row level security;
alter table portal_power enable row level security;
create policy anybody on portal_bureau for select using (true);
create policy anybody on portal_power for select using (true);
create policy added on portal_bureau for insert with check (may_see(bureau_id));
create policy added on portal_power for insert with check (may_see(bureau_id));
create policy changed on portal_bureau for update using (may_see(bureau_id)) with check (may_see(bureau_id));
create policy changed on portal_power for update using (may_see(bureau_id)) with check (may_see(bureau_id));
create policy removed on portal_bureau for delete using (may_see(bureau_id));
create policy removed on portal_power for delete using (may_see(bureau_id));
