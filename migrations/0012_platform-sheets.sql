-- How a bureau wants the columns of a spreadsheet read that it imports again and again: by the names of its headings.
create table sheet_layout (
  bureau_id uuid not null references bureau,
  kind      text not null, -- of table: powers.catalogue
  layout    text not null, -- sha256 of the headings
  fields    jsonb not null, -- a field's name or null for each column
  saved_at  timestamptz not null,
  saved_by  uuid not null,
  primary key (bureau_id, kind, layout)
);
call wall('sheet_layout');
