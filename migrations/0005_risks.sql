create type tier as enum ('position', 'department', 'bureau');
create type key_area as enum ('approval', 'procurement', 'enforcement', 'personnel', 'specialFunds', 'fundVoting', 'engineering', 'other');
create type aspect as enum ('duties', 'process', 'management', 'institutions', 'environment');
create type element as enum ('power', 'money', 'people', 'goods', 'works');
create type found_by as enum ('self', 'public', 'mutual', 'leader', 'organization');
create type risk_state as enum ('draft', 'evaluated', 'registered');
create table risk_point (
  bureau_id     uuid not null references bureau,
  risk_point_id uuid not null,
  number        text, -- register number, given at 登记
  year          int not null,
  description   text not null,
  tier          tier not null,
  department_id uuid not null,
  person_id     uuid, -- whose position it sits on, for tier position
  key_area      key_area not null,
  aspect        aspect not null,
  element       element not null,
  found_by      found_by not null,
  likelihood    int not null check (likelihood between 1 and 5),
  harm          int not null check (harm between 1 and 5),
  self_level    int not null check (self_level between 1 and 3),
  level         int check (level between 1 and 3), -- set by the leading group
  opinion       text,
  state         risk_state not null,
  author_id     uuid not null, -- who wrote it down, and so does not evaluate it
  power_id      uuid,
  version_id    uuid,
  node_id       text,
  primary key (bureau_id, risk_point_id),
  unique (bureau_id, number),
  foreign key (bureau_id, department_id) references department,
  foreign key (bureau_id, person_id) references person,
  foreign key (bureau_id, power_id) references power,
  foreign key (bureau_id, version_id, node_id) references flow_node,
  constraint registered_has_number_and_level check (state <> 'registered' or (number is not null and level is not null))
);
create index risk_point_by_step on risk_point (bureau_id, power_id, node_id);
create index risk_point_by_department on risk_point (bureau_id, department_id);
create index risk_point_by_person on risk_point (bureau_id, person_id);
-- The wall lets no comparison of states into an index (enum_eq is not leakproof), but what an index is of may be a matter of state.
create index risk_point_waiting on risk_point (bureau_id, department_id) where state in ('draft', 'evaluated');

create type measure_kind as enum ('prevention', 'monitoring', 'handling');
create type measure_status as enum ('planned', 'underWay', 'done');
create table measure (
  bureau_id      uuid not null references bureau,
  measure_id     uuid not null,
  risk_point_id  uuid not null,
  text           text not null,
  kind           measure_kind not null,
  responsible_id uuid not null,
  due_on         date,
  status         measure_status not null,
  evidence       text,
  primary key (bureau_id, measure_id),
  foreign key (bureau_id, risk_point_id) references risk_point,
  foreign key (bureau_id, responsible_id) references person
);
create index measure_by_risk_point on measure (bureau_id, risk_point_id);
create index measure_by_responsible on measure (bureau_id, responsible_id);

-- Which institution governs a risk point: level 1 wants one established, level 2 one improved.
create table risk_point_institution (
  bureau_id      uuid not null references bureau,
  risk_point_id  uuid not null,
  institution_id uuid not null,
  primary key (bureau_id, risk_point_id, institution_id),
  foreign key (bureau_id, risk_point_id) references risk_point,
  foreign key (bureau_id, institution_id) references institution
);
create index risk_point_by_institution on risk_point_institution (bureau_id, institution_id);

-- A clause of the yearly promise that a person signed; it may name the risk point that it answers.
create table promise (
  bureau_id     uuid not null references bureau,
  promise_id    uuid not null,
  person_id     uuid not null,
  year          int not null,
  clause        int not null check (clause > 0),
  text          text not null,
  risk_point_id uuid,
  signed_at     timestamptz not null,
  primary key (bureau_id, promise_id),
  unique (bureau_id, person_id, year, clause),
  foreign key (bureau_id, person_id) references person,
  foreign key (bureau_id, risk_point_id) references risk_point
);
comment on table promise is 'append-only: what was signed stays as it was signed';
create trigger promise_is_append_only before update or delete or truncate on promise for each statement execute function refuse_change();

call wall('risk_point', 'measure', 'risk_point_institution', 'promise');
