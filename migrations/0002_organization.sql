create type bureau_kind as enum ('bureau', 'commission', 'legalAffairs');
create table bureau (
  bureau_id  uuid primary key,
  name       text not null,
  short_name text not null,
  code       text not null, -- begins its numbers: YT-2026-014
  kind       bureau_kind not null default 'bureau',
  time_zone  text not null default 'Asia/Shanghai'
);
comment on table bureau is 'belongs to all: the list of bodies that the installation holds';

create type department_kind as enum ('leadership', 'office', 'unit');
create type department_function as enum ('office', 'personnel', 'finance', 'legal', 'discipline', 'conduct');
create table department (
  bureau_id     uuid not null references bureau,
  department_id uuid not null,
  parent_id     uuid,
  name          text not null,
  kind          department_kind not null,
  function      department_function,
  weighty       boolean not null default false,
  place         int not null default 0, -- order in lists
  primary key (bureau_id, department_id),
  unique (bureau_id, name),
  foreign key (bureau_id, parent_id) references department
);

create type rank as enum ('bureauHead', 'partyCommittee', 'departmentHead', 'departmentDeputy', 'staff');
create table person (
  bureau_id     uuid not null references bureau,
  person_id     uuid not null,
  number        text not null, -- 工号
  name          text not null,
  rank          rank not null,
  department_id uuid, -- where the person belongs; administrators belong nowhere
  title         text,
  phone         text,
  primary key (bureau_id, person_id),
  unique (bureau_id, number),
  foreign key (bureau_id, department_id) references department
);
create index person_by_department on person (bureau_id, department_id);

create table position (
  bureau_id     uuid not null references bureau,
  position_id   uuid not null,
  department_id uuid not null,
  name          text not null,
  duties        text not null default '',
  key_position  boolean not null default false,
  primary key (bureau_id, position_id),
  unique (bureau_id, department_id, name),
  foreign key (bureau_id, department_id) references department
);

-- Who held a position when. The last day counts; null: still held.
create table holding (
  bureau_id   uuid not null references bureau,
  holding_id  uuid not null,
  person_id   uuid not null,
  position_id uuid not null,
  valid_from  date not null,
  valid_to    date,
  primary key (bureau_id, holding_id),
  foreign key (bureau_id, person_id) references person,
  foreign key (bureau_id, position_id) references position,
  constraint begins_before_it_ends check (valid_to is null or valid_to >= valid_from)
);
create index holding_by_person on holding (bureau_id, person_id);
create index holding_by_position on holding (bureau_id, position_id);

-- 分管: which member of the party committee is in charge of which department, when.
create table oversight (
  bureau_id     uuid not null references bureau,
  oversight_id  uuid not null,
  person_id     uuid not null,
  department_id uuid not null,
  valid_from    date not null,
  valid_to      date,
  primary key (bureau_id, oversight_id),
  foreign key (bureau_id, person_id) references person,
  foreign key (bureau_id, department_id) references department
);
create index oversight_by_person on oversight (bureau_id, person_id);
create index oversight_by_department on oversight (bureau_id, department_id);

create type duty as enum ('office', 'disciplineHead', 'legalAffairs', 'commission', 'systemAdmin', 'securityAdmin', 'auditAdmin');
create table granted_duty (
  bureau_id  uuid not null references bureau,
  grant_id   uuid not null,
  person_id  uuid not null,
  duty       duty not null,
  granted_by uuid not null,
  granted_at timestamptz not null,
  revoked_by uuid,
  revoked_at timestamptz,
  primary key (bureau_id, grant_id),
  foreign key (bureau_id, person_id) references person,
  constraint revoked_by_somebody check ((revoked_by is null) = (revoked_at is null)),
  constraint nobody_grants_to_themselves check (granted_by <> person_id)
);
create unique index granted_duty_once on granted_duty (bureau_id, person_id, duty) where revoked_at is null;
-- 三员分立: no one holds two of the three.
create unique index one_of_the_three on granted_duty (bureau_id, person_id) where revoked_at is null and duty in ('systemAdmin', 'securityAdmin', 'auditAdmin');

create table account (
  account_id    uuid primary key,
  name          text not null unique,
  bureau_id     uuid not null,
  person_id     uuid not null,
  password_hash text,
  failures      int not null default 0,
  locked_until  timestamptz,
  disabled      boolean not null default false,
  created_at    timestamptz not null,
  unique (bureau_id, person_id),
  foreign key (bureau_id, person_id) references person
);
comment on table account is 'belongs to all: who signs in is known before the bureau is';

create table session (
  token_hash text primary key,
  account_id uuid not null references account,
  created_at timestamptz not null,
  seen_at    timestamptz not null,
  expires_at timestamptz not null,
  device     text not null default ''
);
comment on table session is 'belongs to all: who signs in is known before the bureau is';
create index session_by_account on session (account_id);

create table sign_in_link (
  token_hash text primary key,
  account_id uuid not null references account,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at    timestamptz
);
comment on table sign_in_link is 'belongs to all: who signs in is known before the bureau is';

call wall('department', 'person', 'position', 'holding', 'oversight', 'granted_duty');

-- A way in for somebody, by a one-time link: the system administrator asks, the security administrator confirms, the person is told.
create table reset_request (
  bureau_id  uuid not null references bureau,
  request_id uuid not null,
  person_id  uuid not null,
  asked_by   uuid not null,
  asked_at   timestamptz not null,
  settled_by uuid,
  settled_at timestamptz,
  confirmed  boolean, -- false: refused
  seen_at    timestamptz, -- when the person was told
  primary key (bureau_id, request_id),
  foreign key (bureau_id, person_id) references person,
  constraint settled_by_another check (settled_by is distinct from asked_by),
  constraint settled_whole check (num_nulls(settled_by, settled_at, confirmed) in (0, 3))
);
create unique index reset_request_once on reset_request (bureau_id, person_id) where settled_at is null;

call wall('reset_request');
