-- 并入: a merged point says itself into which it went, so that each of the two leads to the other.
alter table risk_point add column merged_into uuid, add foreign key (bureau_id, merged_into) references risk_point;
update risk_point as r set merged_into = (select e.into_id from sitting_decision as e
    where e.bureau_id = r.bureau_id and e.risk_point_id = r.risk_point_id and e.deed = 'merge' order by e.decision_id desc limit 1)
  where r.state::text = 'merged';
create index risk_point_by_merged on risk_point (bureau_id, merged_into) where merged_into is not null;
alter table risk_point add constraint is_not_merged_into_itself check (merged_into <> risk_point_id);
