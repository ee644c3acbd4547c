-- 防控措施 and 防控缺口 at a million points, over all bureaus: in what order they are read, and what counts nowhere.
-- Orders are told by `case`: the wall keeps a comparison with coalesce() out of indexes, so that a later page would be looked for from the first.
create index measure_by_day on measure (bureau_id, (case when due_on is null then 'infinity'::date else due_on end), measure_id);
create index measure_of_all_by_day on measure ((case when due_on is null then 'infinity'::date else due_on end), measure_id);
-- What is still to do is looked for among what is.
create index measure_open_of_all_by_day on measure ((case when due_on is null then 'infinity'::date else due_on end), measure_id)
  where status in ('planned', 'underWay');
create index measure_of_all_by_status on measure (status, measure_id);
create index measure_of_all_by_responsible on measure
  ((case when responsible_id is not null then responsible_id::text when responsible is not null then responsible else '' end), measure_id);
create index risk_point_uncounted on risk_point (bureau_id, risk_point_id) where state in ('void', 'merged');
create index risk_gap_in_order on risk_point (bureau_id, (level::text || ' ' || department_id::text), risk_point_id)
  where coalesce(control <> 'settled', false);
create index risk_gap_of_all_in_order on risk_point ((level::text || ' ' || department_id::text), risk_point_id)
  where coalesce(control <> 'settled', false);
