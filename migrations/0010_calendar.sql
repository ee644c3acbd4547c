-- 工作日历: the notices of holidays given to an installation after it was shipped. A later version of a year takes the place of the
-- earlier one, which stays. Belongs to all: a version without bureau is the whole city's, and a bureau's own goes before it.
create table calendar_version (
  version_id uuid primary key,
  bureau_id  uuid references bureau,
  year       int not null check (year between 1950 and 2200),
  days_off   text[] not null, -- days, 2027-01-01; those of the December before may be among them
  make_up    text[] not null, -- weekend days that are worked
  title      text not null,
  notice     text, -- the notice's number
  loaded_by  uuid not null,
  loader     text not null, -- their name then: who loads for the city is of no bureau that others see
  loaded_at  timestamptz not null
);
comment on table calendar_version is 'append-only and belongs to all: what deadlines were reckoned by stays readable';
create trigger calendar_version_is_append_only before update or delete or truncate on calendar_version
  for each statement execute function refuse_change();
create index calendar_version_by_year on calendar_version (bureau_id, year, version_id);

alter table calendar_version enable row level security;
create policy bureau on calendar_version using (bureau_id is null or may_see(bureau_id)) with check (bureau_id is null or may_see(bureau_id));
