-- Which institution governs a power as a whole; of a risk point `risk_point_institution` says it.
create table power_institution (
  bureau_id      uuid not null references bureau,
  power_id       uuid not null,
  institution_id uuid not null,
  primary key (bureau_id, power_id, institution_id),
  foreign key (bureau_id, power_id) references power,
  foreign key (bureau_id, institution_id) references institution
);
create index power_by_institution on power_institution (bureau_id, institution_id);
call wall('power_institution');
