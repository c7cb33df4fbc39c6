-- What authorities at home ask the central authority to request of another State. An ask is a row of its own until a
-- person of the central authority takes it up; from then on it is acts of its case.

create table asks (
  id uuid primary key,
  -- Who asks, and the central authority it is asked of.
  authority text not null references home_authorities,
  central text not null references authorities,
  partner text not null references partners,
  state text not null default 'asked' check (state in ('asked', 'takenUp', 'declined', 'withdrawn')),
  subject text not null,
  facts jsonb not null,
  needs jsonb not null,
  needed_by date,
  asked_at timestamptz not null,
  asked_by uuid not null references persons,
  ended_at timestamptz,
  ended_by uuid references persons,
  -- Why it was declined or withdrawn.
  reasons text,
  case_id uuid unique references cases,
  check ((case_id is not null) = (state = 'takenUp')),
  check ((reasons is not null) = (state in ('declined', 'withdrawn')))
);
create index on asks (authority, asked_at desc, id desc);
create index on asks (central, asked_at, id) where state = 'asked';

-- What was asked stays as it was asked, and an ask ends once.
create function app.ask_ends_once() returns trigger language plpgsql as $$
begin
  if old.state <> 'asked'
    or (old.id, old.authority, old.central, old.partner, old.subject, old.facts, old.needs, old.needed_by, old.asked_at, old.asked_by)
      is distinct from (new.id, new.authority, new.central, new.partner, new.subject, new.facts, new.needs, new.needed_by, new.asked_at, new.asked_by) then
    raise exception 'an ask is never rewritten, and ends once' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger ends_once before update on asks for each row execute function app.ask_ends_once();
create trigger only_added before delete or truncate on asks for each statement execute function app.refuse_change();

-- The central authorities whose new asks this person sees: who works in the unit that takes in what arrives.
create function app.my_intake() returns setof text language sql stable security definer set search_path = public as $$
  select u.authority from units u
  where u.intake and u.id = any ((select app.units())::uuid[]) and (select app.home()) is null $$;

alter table asks enable row level security;
create policy see on asks for select to comity_app using (
  authority = (select app.home())
  or (case_id is null and central in (select app.my_intake()))
  or coalesce((select true from cases c where c.id = asks.case_id), false)
);
create policy ask on asks for insert to comity_app with check (
  authority = (select app.home()) and asked_by = (select app.person()) and state = 'asked'
  and exists (select 1 from home_authorities h where h.id = asks.authority and h.requests and h.active)
);
create policy withdraw on asks for update to comity_app
  using (authority = (select app.home())) with check (authority = (select app.home()) and state = 'withdrawn');
create policy decide on asks for update to comity_app
  using (case_id is null and central in (select app.my_intake()))
  with check (state = 'declined' or (state = 'takenUp' and coalesce((select true from cases c where c.id = asks.case_id), false)));

-- The asks of the caller's authority with where each stands: the state of its case and what the case's acts say of the
-- ask, and nothing else of the case.
create function app.my_asks() returns table (ask uuid, case_state text, asked jsonb)
  language sql stable security definer set search_path = public as $$
  select a.id, c.state, c.folded #> '{own,asked}'
  from asks a left join cases c on c.id = a.case_id
  where a.authority = (select app.home()) $$;

grant select, insert, update on asks to comity_app;
grant execute on function app.my_intake(), app.my_asks() to comity_app;
