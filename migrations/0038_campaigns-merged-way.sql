-- 并入: the way of a merged point is what the point itself says (0034), whoever merged it, and no longer what a sitting decided.
create or replace function merged_into(bureau uuid, point uuid) returns uuid language sql stable as $$
  with recursive way as (
    select point as at, 0 as far
    union all select r.merged_into, far + 1
    from way join risk_point as r on r.bureau_id = bureau and r.risk_point_id = way.at where r.merged_into is not null and far < 100)
  select at from way order by far desc limit 1
$$;

-- 催办: once a day for a person; whom a form waits for may be another on the same day, and they are told too.
alter table form_reminder drop constraint form_reminder_pkey, add primary key (bureau_id, form_id, person_id, told_on);
