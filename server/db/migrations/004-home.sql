-- Authorities of our State beside the central one, their people, and the tasks they are given.
-- Their people see no case: what they see is what was given to their authority, and nothing else.

create table home_authorities (
  -- The State's code, a colon, the name within it: XA:court-halden.
  id text primary key check (id ~ '^[A-Z]{2}:[a-z0-9][a-z0-9-]{0,62}$'),
  names jsonb not null,
  kind text not null check (kind in ('court', 'prosecutor', 'police', 'fiu', 'tax', 'other')),
  -- Whether it asks for requests, executes those of others, or both.
  requests boolean not null default false,
  executes boolean not null default false,
  active boolean not null default true,
  check (requests or executes)
);

alter table persons add column home text references home_authorities;
-- Duties, levels and every unit's cases are matters of the central authorities.
alter table persons add constraint home_people_have_no_desk
  check (home is null or (duties = '{}' and level = 0 and not everywhere));
create index on persons (home) where home is not null;

-- Who belongs to an authority at home belongs to no unit and is named in no case, whatever a program tries.
create function app.refuse_home_person() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if tg_table_name = 'persons' then
    if new.home is not null and (
      exists (select 1 from person_units where person = new.id) or exists (select 1 from case_members where person = new.id)
    ) then
      raise exception 'a person with a desk at the central authority belongs to no authority at home' using errcode = 'integrity_constraint_violation';
    end if;
  elsif exists (select 1 from persons where id = new.person and home is not null) then
    raise exception 'a person of an authority at home has no place in %', tg_table_name using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger no_desk before insert or update of home on persons for each row execute function app.refuse_home_person();
create trigger no_desk before insert or update on person_units for each row execute function app.refuse_home_person();
create trigger no_desk before insert or update on case_members for each row execute function app.refuse_home_person();

-- A projection of the acts: what was given with each task and what was done with it. Follows from the acts of its case
-- and can be rebuilt.
create table tasks (
  -- Id of the act that gave it.
  id uuid primary key,
  case_id uuid not null references cases,
  authority text not null references home_authorities,
  measure text not null,
  -- The kind of measure: `bankRecords`.
  kind text not null,
  state text not null,
  due date,
  given_at timestamptz not null,
  changed_at timestamptz not null,
  content jsonb not null
);
create index on tasks (authority, given_at desc, id desc);
create index on tasks (case_id);

-- Files a person of the executing authority lays in before she answers; the answer carries them into the case.
create table task_files (
  id uuid primary key,
  case_id uuid not null references cases,
  task uuid not null references tasks,
  authority text not null references home_authorities,
  sha256 text not null,
  name text not null,
  media text not null,
  size bigint not null,
  added_at timestamptz not null,
  added_by uuid not null references persons,
  removed_at timestamptz
);
create index on task_files (task);
create index on task_files (case_id);
create index on task_files (sha256);

-- Where a file of the case came from, when an authority at home gathered it.
alter table case_files add column task uuid references tasks;

alter table tasks enable row level security;
alter table task_files enable row level security;
create policy see on tasks for select to comity_app using (
  authority = (select app.home()) or coalesce((select true from cases c where c.id = tasks.case_id), false)
);
create policy add on tasks for insert to comity_app with check (coalesce((select true from cases c where c.id = tasks.case_id), false));
create policy change on tasks for update to comity_app using (coalesce((select true from cases c where c.id = tasks.case_id), false));
-- Before the answer they are the executing authority's own; its door writes them, in one case at a time.
create policy see on task_files for select to comity_app using (
  authority = (select app.home()) or ((select app.service()) is not null and coalesce((select true from cases c where c.id = task_files.case_id), false))
);
create policy add on task_files for insert to comity_app with check (
  (select app.service()) is not null and coalesce((select true from cases c where c.id = task_files.case_id), false)
);
create policy change on task_files for update to comity_app using (
  (select app.service()) is not null and coalesce((select true from cases c where c.id = task_files.case_id), false)
);

create or replace function app.file_needed(hash text) returns boolean
  language sql stable security definer set search_path = public as $$
  select exists (select 1 from act_files where sha256 = hash)
    or exists (select 1 from case_files where sha256 = hash and removed_at is null)
    or exists (select 1 from task_files where sha256 = hash and removed_at is null) $$;

grant select, insert, update on home_authorities to comity_app;
grant select, insert, update on tasks, task_files to comity_app;
