-- Full-text search without a dictionary: the two-character pieces of a text. `bigrams(text) @> bigrams('督办')` finds the word anywhere, and an
-- index can answer it. A word of two characters is found exactly; of a longer one what is found is looked at again.
create function bigrams(words text) returns text[] language sql immutable strict parallel safe cost 10000 -- dear enough that an index is asked first
  return (
    select coalesce(array_agg(distinct first || second), '{}')
    from (select string_to_array(lower(words), null) as letters) as split,
      unnest(letters[1:cardinality(letters) - 1], letters[2:]) as pair(first, second)
    where first collate "C" > ' ' and second collate "C" > ' ' -- no blanks, no ends of lines
  );

-- 制度库. The row of an institution is what its newest version says; while it was never in force, its draft.
alter table institution
  add column number int not null default 0 check (number >= 0), -- of the newest version; 0: never in force
  add column revision int not null default 1, -- grows with every save, so that nobody saves over another
  add column attachment_id uuid,
  add column replaced_by uuid, -- what it was merged into
  add column abolished_on date,
  add constraint institution_file foreign key (bureau_id, attachment_id) references attachment,
  add constraint institution_successor foreign key (bureau_id, replaced_by) references institution,
  add constraint is_not_its_own_successor check (replaced_by <> institution_id);

create table institution_version (
  bureau_id       uuid not null references bureau,
  institution_id  uuid not null,
  number          int not null check (number > 0),
  title           text not null,
  document_number text not null,
  class           institution_class not null,
  action          institution_action not null,
  text            text not null,
  attachment_id   uuid,
  reason          text, -- why it was changed
  effective_from  date not null,
  by_id           uuid not null,
  by_name         text not null,
  at              timestamptz not null,
  primary key (bureau_id, institution_id, number),
  foreign key (bureau_id, institution_id) references institution,
  foreign key (bureau_id, attachment_id) references attachment,
  constraint a_change_says_why check ((number = 1) = (reason is null))
);
comment on table institution_version is 'append-only: what was in force stays as it was in force';
create trigger institution_version_is_append_only before update or delete or truncate on institution_version
  for each statement execute function refuse_change();

insert into institution_version (bureau_id, institution_id, number, title, document_number, class, action, text, effective_from, by_id, by_name, at)
  select bureau_id, institution_id, 1, title, document_number, class, case when action = 'abolish' then 'establish' else action end, text,
    coalesce(effective_from, current_date), '00000000-0000-0000-0000-000000000000', '系统', now()
  from institution where status <> 'draft';
update institution set number = 1 where status <> 'draft';

-- The next version of an institution in force, while it is written.
create table institution_draft (
  bureau_id       uuid not null references bureau,
  institution_id  uuid not null,
  title           text not null,
  document_number text not null,
  class           institution_class not null,
  action          institution_action not null,
  text            text not null,
  attachment_id   uuid,
  reason          text not null,
  primary key (bureau_id, institution_id),
  foreign key (bureau_id, institution_id) references institution,
  foreign key (bureau_id, attachment_id) references attachment
);

-- What each year's round did with it: 清理、整合、建立、补充、完善、废止. `institution.action` is that of the latest.
create table institution_round (
  bureau_id      uuid not null references bureau,
  institution_id uuid not null,
  year           int not null,
  action         institution_action not null,
  note           text,
  by_name        text not null,
  at             timestamptz not null,
  primary key (bureau_id, institution_id, year),
  foreign key (bureau_id, institution_id) references institution
);
create index institution_round_by_year on institution_round (bureau_id, year);
insert into institution_round (bureau_id, institution_id, year, action, by_name, at)
  select bureau_id, institution_id, extract(year from coalesce(effective_from, current_date)), action, '系统', now() from institution;

-- 签收: who is asked to read a version, until when; and who has signed that they read it.
create table institution_recipient (
  bureau_id      uuid not null references bureau,
  institution_id uuid not null,
  number         int not null,
  person_id      uuid not null,
  due_on         date not null,
  asked_by       text not null,
  asked_at       timestamptz not null,
  primary key (bureau_id, institution_id, number, person_id),
  foreign key (bureau_id, institution_id, number) references institution_version,
  foreign key (bureau_id, person_id) references person
);
comment on table institution_recipient is 'append-only: who was asked to read what, and until when';
create index institution_recipient_by_person on institution_recipient (bureau_id, person_id);
create trigger institution_recipient_is_append_only before update or delete or truncate on institution_recipient
  for each statement execute function refuse_change();

create table institution_receipt (
  bureau_id      uuid not null references bureau,
  institution_id uuid not null,
  number         int not null,
  person_id      uuid not null,
  at             timestamptz not null,
  primary key (bureau_id, institution_id, number, person_id),
  foreign key (bureau_id, institution_id, number, person_id) references institution_recipient
);
comment on table institution_receipt is 'append-only: each signs for the version that they read';
create trigger institution_receipt_is_append_only before update or delete or truncate on institution_receipt
  for each statement execute function refuse_change();

call wall('institution_version', 'institution_draft', 'institution_round', 'institution_recipient', 'institution_receipt');

create index institution_by_words on institution using gin (bigrams(title || ' ' || document_number || ' ' || text));

-- The wall lets no operator into an index that is not leakproof, and that of arrays is not. This function runs before the wall and asks it itself,
-- of what the index found: asked at once, the bureau's other index would be taken, and every text of the bureau cut up anew.
create function institutions_saying(words text[]) returns setof uuid language sql stable security definer set search_path = public, pg_temp
begin atomic
  with found as materialized (
    select bureau_id, institution_id from institution
    where bigrams(title || ' ' || document_number || ' ' || text)
      @> (select coalesce(array_agg(distinct piece), '{}') from unnest(words) as word, unnest(bigrams(word)) as piece)
  )
  select f.institution_id from found as f
  where may_see(f.bureau_id)
    and not exists ( -- only of a longer word the text itself is looked at
      select from unnest(words) as word
      where length(word) > 2 and strpos(
        (select lower(i.title || ' ' || i.document_number || ' ' || i.text) from institution as i
          where i.bureau_id = f.bureau_id and i.institution_id = f.institution_id), lower(word)) = 0);
end;
