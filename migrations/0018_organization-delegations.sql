-- 委托: who is away has somebody act at their desk from day to day. The delegate acts for the delegator, and both are named.
create table delegation (
  bureau_id     uuid not null references bureau,
  delegation_id uuid not null,
  from_id       uuid not null, -- whose desk it is
  to_id         uuid not null, -- who acts for them
  valid_from    date not null,
  valid_to      date not null, -- the last day counts
  reason        text not null,
  made_by       uuid not null, -- the delegator, or the office for one who is away
  made_at       timestamptz not null,
  revoked_by    uuid,
  revoked_at    timestamptz,
  primary key (bureau_id, delegation_id),
  foreign key (bureau_id, from_id) references person,
  foreign key (bureau_id, to_id) references person,
  foreign key (bureau_id, made_by) references person,
  foreign key (bureau_id, revoked_by) references person,
  constraint begins_before_it_ends check (valid_to >= valid_from),
  constraint to_another check (to_id <> from_id),
  constraint nobody_gives_a_desk_to_themselves check (made_by <> to_id),
  constraint revoked_by_somebody check ((revoked_by is null) = (revoked_at is null))
);
create index delegation_by_delegator on delegation (bureau_id, from_id);
create index delegation_by_delegate on delegation (bureau_id, to_id);
create index delegation_by_day on delegation (bureau_id, valid_to) where revoked_at is null;

-- Who acted for whom stays; a delegation only ends earlier.
create function keep_delegation() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.revoked_at is not null
    or (new.from_id, new.to_id, new.valid_from, new.valid_to, new.reason, new.made_by, new.made_at)
      is distinct from (old.from_id, old.to_id, old.valid_from, old.valid_to, old.reason, old.made_by, old.made_at) then
    raise exception 'a delegation is kept as it was made; it can only be revoked' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger delegation_is_kept before update or delete on delegation for each row execute function keep_delegation();

call wall('delegation');

-- Who heads a bureau or a department is asked whenever somebody must decide; the wall lets no comparison of ranks into an index.
create index person_heading_bureau on person (bureau_id, number) where rank = 'bureauHead';
create index person_heading_department on person (bureau_id, department_id, number) where rank = 'departmentHead';
