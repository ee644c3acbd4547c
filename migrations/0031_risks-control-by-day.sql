-- An institution closes control gaps from the day on which it takes effect; until then its points are under way 建立中.
-- What the round did with what binds today; null: nothing of it binds yet. `action` is that of the newest version and round.
alter table institution add column binding_action institution_action,
  add constraint a_draft_binds_nobody check (status <> 'draft' or binding_action is null);

-- What `controlOf` (src/risks/level.ts) reckons.
create or replace function risk_control_of(bureau uuid, point uuid, level int) returns risk_control language sql stable
  return case
    when level is null then null
    when level = 3 then case when exists (select from measure as m where m.bureau_id = bureau and m.risk_point_id = point
        and m.kind = 'prevention' and m.due_on is not null and m.status::text <> 'cancelled') then 'settled' else 'missing' end
    else (select case
        when bool_or(i.status = 'inForce' and i.binding_action is not null
          and (level = 1 or i.binding_action in ('integrate', 'establish', 'supplement', 'improve'))) then 'settled'
        when bool_or(i.status = 'draft' or (i.status = 'inForce'
          and (level = 1 or i.action in ('integrate', 'establish', 'supplement', 'improve')))) then 'underWay'
        else 'missing' end
      from risk_point_institution as l
      join institution as i on i.bureau_id = l.bureau_id and i.institution_id = l.institution_id
      where l.bureau_id = bureau and l.risk_point_id = point)
  end::risk_control;

-- The points are locked, in order, before what stands against them is read: whoever evaluates or links one at the same instant is waited
-- for, and seen.
drop trigger risk_control_by_institution on institution;
create or replace function reckon_of_institution() returns trigger language plpgsql as $$
declare
  touched record;
begin
  for touched in select n.bureau_id, array_agg(distinct l.risk_point_id) as points
      from new_rows as n
      join old_rows as o on o.bureau_id = n.bureau_id and o.institution_id = n.institution_id
      join risk_point_institution as l on l.bureau_id = n.bureau_id and l.institution_id = n.institution_id
      where (o.status, o.action, o.binding_action) is distinct from (n.status, n.action, n.binding_action)
      group by n.bureau_id loop
    perform from risk_point as r where r.bureau_id = touched.bureau_id and r.risk_point_id = any(touched.points)
      order by r.risk_point_id for no key update;
    perform reckon_risk_control(touched.bureau_id, touched.points);
  end loop;
  return null;
end $$;
create trigger risk_control_by_institution after update on institution referencing old table as old_rows new table as new_rows
  for each statement execute function reckon_of_institution();

update institution as i set binding_action = case when i.effective_from <= t.today then i.action else (select v.action from institution_version as v
    where v.bureau_id = i.bureau_id and v.institution_id = i.institution_id and v.effective_from <= t.today order by v.number desc limit 1) end
  from (select (now() at time zone 'Asia/Shanghai')::date as today) as t
  where i.status <> 'draft';
