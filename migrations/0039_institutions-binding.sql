-- Which version binds: several may be enacted whose day is to come, and each binds until the day of the next.
alter table institution add column binding_number int not null default 0; -- 0: none yet

update institution as i set binding_number = v.number, binding_action = coalesce(i.binding_action, v.action)
  from institution_version as v
  where v.bureau_id = i.bureau_id and v.institution_id = i.institution_id and i.status <> 'draft'
    and v.number = (select max(w.number) from institution_version as w where w.bureau_id = i.bureau_id and w.institution_id = i.institution_id
      and w.effective_from <= (now() at time zone 'Asia/Shanghai')::date);

-- What 0031 did not reckon anew: points that were settled by an institution of which nothing binds yet.
do $$
declare
  coming record;
begin
  for coming in select bureau_id, array_agg(institution_id) as institutions from institution
      where status = 'inForce' and binding_action is null group by bureau_id loop
    perform reckon_governed(coming.bureau_id, coming.institutions);
  end loop;
end $$;
