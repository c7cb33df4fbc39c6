-- Offices of one: who is away and who stands in, who is deputy for a duty, and in whose place an act was taken.

-- Whether one person may decide alone what asks for two, by a waiver that a second answers afterwards.
alter table authorities add column waivers text not null default 'whenAlone' check (waivers in ('never', 'whenAlone', 'always'));

-- Why somebody is away is said in three classes at most; an illness is nobody's business.
create table absences (
  id uuid primary key,
  person uuid not null references persons,
  from_day date not null,
  until_day date not null check (until_day >= from_day),
  reason text check (reason in ('leave', 'official', 'other')),
  substitute uuid references persons check (substitute <> person),
  entered_by uuid references persons,
  entered_at timestamptz not null,
  -- An absence that ended early, or was entered by mistake, stays with the day it was taken back.
  ended_at timestamptz
);
create index on absences (person, until_day);
create index on absences (substitute, until_day);
create table deputies (
  id uuid primary key,
  unit uuid not null references units,
  duty text not null check (duty in ('registrar', 'head')),
  person uuid not null references persons,
  from_day date not null,
  until_day date not null check (until_day >= from_day),
  -- The head in whose place, and by whose word.
  named_by uuid not null references persons check (named_by <> person),
  named_at timestamptz not null,
  ended_at timestamptz
);
create index on deputies (person, until_day);

-- An act taken in somebody's place: by whom stands in the act, for whom here.
create table acted_for (
  act uuid primary key references acts (id),
  case_id uuid not null references cases,
  for_person uuid not null references persons,
  duty text not null
);
create index on acted_for (case_id);
create trigger only_added before update or delete or truncate on acted_for for each statement execute function app.refuse_change();

-- Whether whoever asks is a head who works in this unit.
create function app.heads(of_unit uuid) returns boolean language sql stable security definer set search_path = public as $$
  select exists (
    select 1 from persons p join person_units u on u.person = p.id
    where p.id = app.person() and p.active and 'head' = any (p.duties) and u.unit = of_unit
  ) $$;
-- Whether whoever asks is a head who works in a unit of this person's.
create function app.heads_over(of_person uuid) returns boolean language sql stable security definer set search_path = public as $$
  select exists (select 1 from person_units u where u.person = of_person and app.heads(u.unit)) $$;

-- Who works in a unit of ours, or sees them all; people of authorities at home do not.
create function app.in_the_office() returns boolean language sql stable parallel safe
  as $$ select app.person() is not null and (app.everywhere() or app.units() <> '{}') $$;

alter table absences enable row level security;
alter table deputies enable row level security;
alter table acted_for enable row level security;
create policy see on absences for select to comity_app using (app.in_the_office() or (select app.service()) is not null);
create policy add on absences for insert to comity_app with check (
  (select app.service()) = 'jobs'
  or (entered_by = (select app.person()) and (person = (select app.person()) or app.heads_over(person)))
);
create policy change on absences for update to comity_app using (
  (select app.service()) = 'jobs' or person = (select app.person()) or app.heads_over(person)
);
create policy see on deputies for select to comity_app using (app.in_the_office() or (select app.service()) is not null);
create policy add on deputies for insert to comity_app with check (
  (select app.service()) = 'jobs' or (named_by = (select app.person()) and app.heads(unit))
);
create policy change on deputies for update to comity_app using ((select app.service()) = 'jobs' or app.heads(unit));
create policy see on acted_for for select to comity_app using (coalesce((select true from cases c where c.id = acted_for.case_id), false));
create policy add on acted_for for insert to comity_app with check (coalesce((select true from cases c where c.id = acted_for.case_id), false));
grant select, insert on absences, deputies, acted_for to comity_app;
-- What was entered stays; only its end is written.
grant update (ended_at) on absences, deputies to comity_app;

-- The duties others entrusted to a person in a unit on a day: those of an absent colleague of that unit, and those a
-- head of it named a deputy for. Never handed on: who stands in for somebody who stands in is named anew.
create function app.entrusted(on_day date, in_unit uuid) returns table (person uuid, duty text, for_person uuid)
  language sql stable security definer set search_path = public as $$
  select a.substitute, unnest(p.duties), p.id
  from absences a join persons p on p.id = a.person
  where a.substitute is not null and a.ended_at is null and on_day between a.from_day and a.until_day and p.active
    and exists (select 1 from person_units u where u.person = p.id and u.unit = in_unit)
  union
  select d.person, d.duty, d.named_by
  from deputies d join persons p on p.id = d.named_by
  where d.unit = in_unit and d.ended_at is null and on_day between d.from_day and d.until_day and p.active $$;
-- Colleagues who may read a case, by the same predicate as its policy: asked by somebody who may.
create function app.readers(of_case uuid) returns setof uuid
  language sql stable security definer set search_path = public as $$
  select p.id from cases c cross join persons p
  where c.id = of_case and p.active and (
    (p.level >= c.confidentiality
      and (p.everywhere or exists (select 1 from person_units u where u.person = p.id and u.unit = c.unit)))
    or exists (select 1 from case_members m where m.case_id = c.id and m.person = p.id)
  ) $$;
grant execute on function app.in_the_office(), app.heads(uuid), app.heads_over(uuid), app.entrusted(date, uuid), app.readers(uuid) to comity_app;
