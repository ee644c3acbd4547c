-- When a version came to the desk where it lies, and until when it is to be passed on (working days of the bureau, counted from the day after).
alter table power_version
  add column desk_since timestamptz,
  add column due_on date,
  add column due_days int,
  -- how much differs from what legal affairs last approved of this power; null: it approved none before
  add column changed_fields int,
  add column changed_elements int;
update power_version as v set desk_since = (select max(r.at) from power_review as r
    where r.bureau_id = v.bureau_id and r.version_id = v.version_id and r.deed <> 'draft')
  where v.state in ('draft', 'submitted', 'bureauReviewed', 'legallyReviewed');
create index power_version_due on power_version (bureau_id, due_on) where due_on is not null;

-- What a deed was done to: the state of the draft that the person had read, and for a judgement its content then.
alter table power_review
  add column revision int,
  add column content jsonb;
