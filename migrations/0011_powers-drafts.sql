-- A draft is written by several people over days: who saved it last, and which state of it others saw.
alter table power add column key_area key_area;
alter table power_version
  add column revision int not null default 0, -- grows with every save; a save names the one that it saw
  add column saved_at timestamptz,
  add column saved_by text; -- their name then

-- The positions that exercise a power 行使岗位, as a version says.
create table power_position (
  bureau_id   uuid not null references bureau,
  version_id  uuid not null,
  position_id uuid not null,
  primary key (bureau_id, version_id, position_id),
  foreign key (bureau_id, version_id) references power_version,
  foreign key (bureau_id, position_id) references position
);
create trigger published_positions_are_kept before update or delete on power_position for each row execute function keep_published_steps();

-- What a reviewer asks to be changed, place by place: [{place, reason}], a field of the version or `node:` and a node's id.
alter table power_review add column remarks jsonb not null default '[]';
alter table power_review alter column remarks drop default;

-- Who has a draft open in the editor, so that others are warned. Not a lock.
create table draft_editor (
  bureau_id  uuid not null references bureau,
  version_id uuid not null,
  person_id  uuid not null,
  name       text not null,
  seen_at    timestamptz not null,
  primary key (bureau_id, version_id, person_id),
  foreign key (bureau_id, version_id) references power_version
);

-- A flowchart that a save of somebody else's took the place of: nothing drawn is lost.
create table draft_copy (
  bureau_id  uuid not null references bureau,
  copy_id    uuid not null,
  version_id uuid not null,
  revision   int not null,
  flowchart  text not null,
  by_name    text not null,
  at         timestamptz not null,
  primary key (bureau_id, copy_id),
  foreign key (bureau_id, version_id) references power_version
);
comment on table draft_copy is 'append-only: drawings that another took the place of';
create trigger draft_copy_is_append_only before update or delete or truncate on draft_copy for each statement execute function refuse_change();
create index draft_copy_by_version on draft_copy (bureau_id, version_id);

call wall('power_position', 'draft_editor', 'draft_copy');
