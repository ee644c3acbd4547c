-- The trail of every deed. Days and instants: a deed has an instant; `before` and `after` hold what it changed.
create table audit_entry (
  bureau_id    uuid not null,
  audit_id     uuid not null,
  at           timestamptz not null,
  actor_id     uuid not null,
  actor_name   text not null,
  account      text not null,
  action       text not null,
  subject_kind text not null,
  subject_id   text not null,
  before       jsonb,
  after        jsonb,
  primary key (bureau_id, audit_id)
);
comment on table audit_entry is 'append-only: the trail of every deed';
create index audit_by_subject on audit_entry (bureau_id, subject_kind, subject_id, audit_id);
create index audit_by_time on audit_entry (bureau_id, at, audit_id);

-- Figures that a bureau sets (domain: "set"). The newest row whose day has come counts; none: the default shipped in the code.
create table setting (
  bureau_id    uuid not null,
  key          text not null,
  valid_from   date not null,
  value        jsonb not null,
  proposed_by  uuid not null,
  confirmed_by uuid,
  primary key (bureau_id, key, valid_from),
  constraint confirmed_by_another check (confirmed_by is distinct from proposed_by)
);
comment on table setting is 'append-only: a figure is never changed, a later one takes its place';

-- Numbers that an office gives: DB-2026-0031. `last` is the last one given.
create table serial (
  bureau_id uuid not null,
  series    text not null,
  year      int not null,
  last      int not null check (last > 0),
  primary key (bureau_id, series, year)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'integrity_constraint_violation';
end $$;
create trigger audit_entry_is_append_only before update or delete or truncate on audit_entry for each statement execute function refuse_change();
create trigger setting_is_append_only before update or delete or truncate on setting for each statement execute function refuse_change();

-- The second wall: whatever a query forgets, a transaction sees only the bureaus that it named (src/platform/db.ts, confine).
create function may_see(bureau uuid) returns boolean language sql stable parallel safe
  return bureau = any (coalesce(nullif(current_setting('qingfeng.bureaus', true), ''), '{}')::uuid[]);

create procedure wall(variadic tables text[]) language plpgsql as $$
declare
  t text;
begin
  foreach t in array tables loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy bureau on %I using (may_see(bureau_id)) with check (may_see(bureau_id))', t);
  end loop;
end $$;

call wall('audit_entry', 'setting', 'serial');
