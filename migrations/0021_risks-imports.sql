-- 登记册导入: registers that a bureau had before, file by file; undone as a whole as long as nothing rests on them.
create table risk_import (
  bureau_id        uuid not null references bureau,
  import_id        uuid not null,
  file_name        text not null,
  sha256           text not null,
  year             int not null, -- of the register, and of its numbers
  counts           jsonb not null, -- accepted, already, refused, aside
  refused          jsonb not null, -- rows that stayed out, as they came, with the reason of each cell
  imported_by      uuid not null,
  imported_by_name text not null,
  imported_at      timestamptz not null,
  undone_by_name   text,
  undone_at        timestamptz,
  undone_why       text,
  primary key (bureau_id, import_id),
  constraint undone_by_somebody_for_a_reason check ((undone_at is null) = (undone_by_name is null) and (undone_at is null) = (undone_why is null))
);

create table risk_import_row (
  bureau_id     uuid not null references bureau,
  import_id     uuid not null,
  risk_point_id uuid not null,
  sheet         text not null,
  row           int not null, -- the first of its rows in the file
  texts         jsonb not null, -- each cell as it stood there, also of columns that say nothing here
  measures      int not null, -- how many came with it
  primary key (bureau_id, risk_point_id),
  foreign key (bureau_id, import_id) references risk_import,
  foreign key (bureau_id, risk_point_id) references risk_point
);
comment on table risk_import_row is 'append-only: what a file said of a point';
create trigger risk_import_row_is_append_only before update or delete or truncate on risk_import_row
  for each statement execute function refuse_change();
create index risk_import_row_by_import on risk_import_row (bureau_id, import_id);

alter table risk_point add foreign key (bureau_id, import_id) references risk_import;

-- 别名: what registers call a department beside its name. `alias` is kept as it is compared.
create table department_alias (
  bureau_id     uuid not null references bureau,
  alias         text not null,
  written       text not null, -- as somebody wrote it
  department_id uuid not null,
  said_by       uuid not null,
  said_at       timestamptz not null,
  primary key (bureau_id, alias),
  foreign key (bureau_id, department_id) references department
);

call wall('risk_import', 'risk_import_row', 'department_alias');
