create type institution_class as enum ('postManagement', 'powerOperation', 'enforcement');
create type institution_action as enum ('clean', 'integrate', 'establish', 'supplement', 'improve', 'abolish');
create type institution_status as enum ('draft', 'inForce', 'abolished');
create table institution (
  bureau_id       uuid not null references bureau,
  institution_id  uuid not null,
  title           text not null,
  document_number text not null,
  class           institution_class not null,
  action          institution_action not null, -- what this round did with it
  status          institution_status not null,
  department_id   uuid not null,
  effective_from  date,
  text            text not null default '',
  primary key (bureau_id, institution_id),
  unique (bureau_id, document_number),
  foreign key (bureau_id, department_id) references department
);
call wall('institution');
