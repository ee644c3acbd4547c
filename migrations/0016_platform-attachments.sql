-- Files that belong to records: the table of a record names its attachments, and who may read the record may have them.
create type attachment_kind as enum ('pdf', 'docx', 'xlsx', 'pptx', 'ofd', 'jpeg', 'png', 'txt');
create table attachment (
  bureau_id     uuid not null references bureau,
  attachment_id uuid not null,
  name          text not null, -- as it is saved under: no path, and the ending of its kind
  kind          attachment_kind not null, -- what its content is, whatever its name said
  size          int not null check (size between 1 and 20000000), -- bytes
  sha256        text not null,
  by_id         uuid not null,
  by_name       text not null,
  at            timestamptz not null,
  primary key (bureau_id, attachment_id)
);
comment on table attachment is 'append-only: what was filed stays as it was filed';
create trigger attachment_is_append_only before update or delete or truncate on attachment for each statement execute function refuse_change();

create table attachment_piece (
  bureau_id     uuid not null references bureau,
  attachment_id uuid not null,
  place         int not null,
  bytes         bytea not null check (octet_length(bytes) between 1 and 1048576),
  primary key (bureau_id, attachment_id, place),
  foreign key (bureau_id, attachment_id) references attachment
);
comment on table attachment_piece is 'append-only: what was filed stays as it was filed';
create trigger attachment_piece_is_append_only before update or delete or truncate on attachment_piece
  for each statement execute function refuse_change();
alter table attachment_piece alter column bytes set storage external; -- such files are packed already

call wall('attachment', 'attachment_piece');
