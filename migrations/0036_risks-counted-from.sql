-- What comes round is counted from the day that it began with: putting one time off moves neither those after it nor those before.
alter table measure add column counted_from date;
comment on column measure.counted_from is 'the day that the days of its times are counted from';
update measure as m set counted_from = t.due_on from measure_time as t where t.bureau_id = m.bureau_id and t.measure_id = m.measure_id and t.number = 1;
create function count_from_first_day() returns trigger language plpgsql as $$
begin
  new.counted_from := new.due_on;
  return new;
end $$;
create trigger measure_is_counted_from_its_first_day before insert on measure for each row execute function count_from_first_day();
