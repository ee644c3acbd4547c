-- One order of locks: an institution before the risk points that it governs, points by their id. Who holds a point may name an institution that
-- is being enacted (a foreign key asks for it), so nothing about an institution may lock its key: its number may change.
alter table institution drop constraint institution_bureau_id_document_number_key;
create unique index institution_by_number on institution (bureau_id, document_number) where document_number is not null; -- a part is no key

-- The points are locked before what stands against them is read: whoever evaluates, links or splits one at the same instant is waited for, and
-- what they left is looked at again, until nothing new is there.
create or replace function reckon_of_institution() returns trigger language plpgsql as $$
declare
  touched record;
begin
  for touched in select n.bureau_id, array_agg(n.institution_id) as institutions
      from new_rows as n
      join old_rows as o on o.bureau_id = n.bureau_id and o.institution_id = n.institution_id
      where (o.status, o.action, o.binding_action) is distinct from (n.status, n.action, n.binding_action)
      group by n.bureau_id loop
    perform reckon_governed(touched.bureau_id, touched.institutions);
  end loop;
  return null;
end $$;

create function reckon_governed(bureau uuid, institutions uuid[]) returns void language plpgsql as $$
declare
  held uuid[];
  points uuid[] := '{}';
begin
  loop
    held := points;
    perform from risk_point as r where r.bureau_id = bureau and r.risk_point_id in (select l.risk_point_id from risk_point_institution as l
        where l.bureau_id = bureau and l.institution_id = any(institutions))
      order by r.risk_point_id for no key update;
    points := array(select distinct l.risk_point_id from risk_point_institution as l
      where l.bureau_id = bureau and l.institution_id = any(institutions) order by 1);
    exit when points <@ held;
  end loop;
  perform reckon_risk_control(bureau, points);
end $$;
