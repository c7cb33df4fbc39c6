-- The ground: offices and people, partners, cases and their acts, messages and arrivals.
-- Who may see a case is decided here, by row-level security; the program is the restricted role comity_app.

create schema app;
grant usage on schema app to comity_app;
grant usage on schema public to comity_app;

create extension if not exists pg_trgm;

-- The actor -----------------------------------------------------------------------------------------------
-- A setting that ended with its transaction is the empty string, not null: hence nullif.
create function app.person() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.person', true), '')::uuid $$;
create function app.units() returns uuid[] language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('app.units', true), '')::uuid[], '{}') $$;
create function app.level() returns int language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('app.level', true), '')::int, -1) $$;
create function app.everywhere() returns boolean language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('app.everywhere', true), '')::boolean, false) $$;
create function app.service() returns text language sql stable parallel safe
  as $$ select nullif(current_setting('app.service', true), '') $$;
-- The authority at home the person belongs to, who then sees no case; null for the people of the central authorities.
create function app.home() returns text language sql stable parallel safe
  as $$ select nullif(current_setting('app.home', true), '') $$;
-- The one case a service works on; null for one that serves every case.
create function app.only_case() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.case', true), '')::uuid $$;

-- Offices and people --------------------------------------------------------------------------------------
create table authorities (
  id text primary key,
  names jsonb not null,
  state text not null,
  -- What our State declared and requires, as partners receive it signed.
  profile jsonb not null
);
create table units (
  id uuid primary key,
  authority text not null references authorities,
  names jsonb not null,
  -- Requests that arrive for the authority are opened in this unit.
  intake boolean not null default false
);
create unique index one_intake_per_authority on units (authority) where intake;
create table persons (
  id uuid primary key,
  login text not null unique,
  name text not null,
  password text not null,
  duties text[] not null,
  -- Highest confidentiality the person may read: 0 ordinary, 1 restricted, 2 secret.
  level int not null default 0 check (level between 0 and 2),
  -- Sees the cases of every unit, within the level: an auditor.
  everywhere boolean not null default false,
  language text not null default 'en',
  phone text not null default '',
  email text not null default '',
  active boolean not null default true,
  created_at timestamptz not null
);
create table person_units (
  person uuid not null references persons,
  unit uuid not null references units,
  primary key (person, unit)
);
create table sessions (
  -- SHA-256 of the token in the cookie: a stolen table signs nobody in.
  token bytea primary key,
  person uuid not null references persons,
  units uuid[] not null,
  level int not null,
  everywhere boolean not null,
  duties text[] not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index on sessions (person);

-- Partners ------------------------------------------------------------------------------------------------
create table partners (
  authority text primary key,
  state text not null,
  names jsonb not null,
  -- SHA-256 of the certificate, compared by a person over another road before pinning. A partner without Comity has
  -- none of the four and is reached by letter.
  fingerprint text unique,
  certificate text,
  age_recipient text,
  note_key text,
  check (num_nulls(fingerprint, certificate, age_recipient, note_key) in (0, 4)),
  url text,
  profile jsonb not null,
  profile_version text not null,
  reads jsonb not null,
  pinned_at timestamptz not null,
  pinned_by uuid references persons,
  suspended_at timestamptz,
  -- Our counter of packages sealed to this partner.
  sealed int not null default 0,
  -- Highest counter of theirs that arrived, and all that did: what is missing below is a gap to ask about.
  highest int not null default 0,
  seen int4multirange not null default '{}',
  -- Back-off of the whole partner: after a failure nothing is tried before this instant.
  failures int not null default 0,
  next_at timestamptz not null default '-infinity',
  last_error text,
  reached_at timestamptz,
  -- Our log of their acts, and theirs of ours: size and frontier of each Merkle tree.
  received_size int not null default 0,
  received_frontier text[] not null default '{}',
  sent_size int not null default 0,
  sent_frontier text[] not null default '{}',
  -- The latest checkpoint of each log, as signed notes; ours with their countersignature once it came.
  received_checkpoint text,
  received_countersigned text,
  sent_checkpoint text,
  -- The checkpoint of theirs that we last gave back with our signature.
  sent_countersigned text
);
create table pair_log (
  partner text not null references partners,
  -- 'received': leaves are acts they sent us; 'sent': acts of ours they receipted.
  direction text not null check (direction in ('received', 'sent')),
  index int not null,
  act_hash text not null,
  recorded_at timestamptz not null,
  -- The signed note of the receiving side that covers this leaf and all before it.
  checkpoint text not null,
  primary key (partner, direction, index)
);
create index on pair_log (act_hash);

-- Cases ---------------------------------------------------------------------------------------------------
create table reference_counters (
  authority text not null references authorities,
  procedure text not null,
  year int not null,
  last int not null,
  primary key (authority, procedure, year)
);
create table cases (
  -- UUIDv7, minted by the requesting side, the same on both sides.
  id uuid primary key,
  reference text unique,
  procedure text not null,
  side text not null check (side in ('requesting', 'requested')),
  authority text not null references authorities,
  partner text not null references partners,
  unit uuid not null references units,
  -- How the partner is reached in this case. Its other side knows the case by the same road until its end, also when
  -- the partner has Comity one day.
  road text not null default 'exchange' check (road in ('exchange', 'letter')),
  confidentiality int not null default 0 check (confidentiality between 0 and 2),
  title text not null default '',
  -- Everything from here to search follows from the acts and can be rebuilt.
  state text not null,
  officer uuid references persons,
  partner_reference text,
  -- The same as references are compared, so that a letter that comes again is known however it writes it.
  partner_reference_plain text,
  urgency text,
  holder text not null default 'nobody',
  measures int not null default 0,
  opened timestamptz not null,
  changed timestamptz not null,
  due date,
  closed timestamptz,
  acts int not null default 0,
  -- Link of the newest act: the head of the chain.
  head text not null default '',
  -- The fold, in two parts: what came with the request is large and stays as it is while acts follow.
  folded jsonb not null,
  sent jsonb,
  -- Every text of the request, so that words find the case.
  words text not null default '',
  search tsvector generated always as (to_tsvector('simple',
    coalesce(reference, '') || ' ' || coalesce(partner_reference, '') || ' ' || title || ' ' || words)) stored
);
-- Every act writes its case: with no index on what every act changes (`changed`, `acts`, `head`), and room left on the
-- page, such a write touches no index. The long columns lie apart, so that a page of the register is few pages here.
alter table cases set (fillfactor = 85, toast_tuple_target = 768);
create index cases_newest on cases (opened desc, id desc);
create index cases_unit on cases (unit, opened desc, id desc);
create index cases_open on cases (unit, confidentiality, id) include (state, officer, due) where closed is null;
create index cases_state on cases (state, opened desc, id desc);
create index cases_partner on cases (partner, opened desc, id desc);
create index cases_reference on cases (partner_reference_plain, partner);
create index cases_officer on cases (officer, opened desc, id desc);
create index cases_search on cases using gin (search);

create table case_members (
  case_id uuid not null references cases,
  person uuid not null references persons,
  added_at timestamptz not null,
  added_by uuid references persons,
  primary key (case_id, person)
);
create index on case_members (person, case_id);

-- Acts: append-only. What is hashed is `header`; `link` chains this register's order.
create table acts (
  case_id uuid not null references cases,
  n int not null check (n > 0),
  id uuid not null unique,
  -- Covers the id, which is unique.
  hash text not null,
  header bytea not null,
  strand text not null check (strand in ('shared', 'own')),
  type text not null,
  author text not null,
  at timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by uuid references persons,
  prev text not null,
  link text not null,
  primary key (case_id, n)
);
-- The few that crossed among the many that did not: the request, letters to send, when who wrote.
create index acts_crossing on acts (case_id, n) where strand = 'shared';
-- The content apart, so that it can be destroyed by order while the chain stays.
create table act_contents (
  act uuid primary key references acts (id),
  case_id uuid not null references cases,
  salt bytea not null,
  bytes bytea not null
);
create table act_files (
  act uuid not null references acts (id),
  position int not null,
  case_id uuid not null references cases,
  salt bytea not null,
  sha256 text not null,
  primary key (act, position)
);
create index on act_files (case_id);
create index on act_files (sha256);

create table drafts (
  case_id uuid primary key references cases,
  version int not null,
  request jsonb not null,
  saved_at timestamptz not null,
  saved_by uuid not null references persons
);
-- Files laid into a case before an act carries them.
create table case_files (
  id uuid primary key,
  case_id uuid not null references cases,
  sha256 text not null,
  name text not null,
  media text not null,
  size bigint not null,
  role text not null check (role in ('letter', 'annex', 'result')),
  language text,
  measure text,
  added_at timestamptz not null,
  added_by uuid not null references persons,
  removed_at timestamptz
);
create index on case_files (case_id);
create index on case_files (sha256);
create table measures (
  case_id uuid not null references cases,
  id text not null,
  kind text not null,
  state text not null,
  since timestamptz not null,
  primary key (case_id, id)
);

-- Crossing ------------------------------------------------------------------------------------------------
-- A crossing act under way: ends by receipt, refusal or a person, never by time.
create table messages (
  id uuid primary key,
  partner text not null references partners,
  case_id uuid not null references cases,
  act uuid not null unique references acts (id),
  state text not null check (state in ('waiting', 'received', 'refused')),
  attempts int not null default 0,
  next_at timestamptz not null,
  last_error text,
  created_at timestamptz not null,
  sequence int,
  -- Sealed once: SHA-256 of the package in the file store, resent unchanged.
  package text,
  package_size bigint,
  container text,
  exported_at timestamptz,
  receipt bytea,
  receipt_at timestamptz,
  log_index int
);
create index messages_waiting on messages (partner, created_at, id) where state = 'waiting';
create index on messages (case_id);
create index messages_open on messages (case_id) where state <> 'received';

create table arrivals (
  id uuid primary key,
  -- SHA-256 of the sealed bytes: the same package again finds its first receipt.
  package text not null unique,
  size bigint not null,
  road text not null check (road in ('https', 'file')),
  partner text references partners,
  case_id uuid references cases,
  act uuid references acts (id),
  message uuid,
  sequence int,
  verdict text not null check (verdict in ('recorded', 'refused')),
  code text,
  reason text,
  arrived_at timestamptz not null,
  attempts int not null default 1,
  container text,
  receipt bytea not null
);
create index on arrivals (arrived_at desc, id desc);
create index on arrivals (case_id);
create index on arrivals (act);

-- Append-only, also for the owner; only a superuser can step around, which the witnesses detect. ------------
create function app.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% on % is refused: acts are only ever added', tg_op, tg_table_name using errcode = 'integrity_constraint_violation';
end $$;
-- Whether an act `expunge` of the same case, recorded by this very transaction, orders this act's content destroyed.
-- json, not jsonb: a text in the order that jsonb cannot hold must not stand in its way.
create function app.ordered(target uuid, of_case uuid) returns boolean
  language sql stable security definer set search_path = public as $$
  select exists (
    select 1 from acts o join act_contents c on c.act = o.id
    where o.case_id = of_case and o.type = 'expunge' and o.strand = 'own' and o.xmin = pg_current_xact_id()::xid
      and convert_from(c.bytes, 'UTF8')::json #>> '{data,act}' = target::text
  ) $$;
create function app.refuse_unordered() returns trigger language plpgsql as $$
begin
  if not app.ordered(old.act, old.case_id) then
    raise exception '% on % is refused: content is destroyed only by an act that orders it', tg_op, tg_table_name using errcode = 'integrity_constraint_violation';
  end if;
  return old;
end $$;
create trigger only_added before update or delete or truncate on acts for each statement execute function app.refuse_change();
create trigger only_added before update or truncate on act_contents for each statement execute function app.refuse_change();
create trigger only_added before update or truncate on act_files for each statement execute function app.refuse_change();
create trigger only_ordered before delete on act_contents for each row execute function app.refuse_unordered();
create trigger only_ordered before delete on act_files for each row execute function app.refuse_unordered();
create trigger only_added before update or delete or truncate on pair_log for each statement execute function app.refuse_change();

create function app.chain() returns trigger language plpgsql security definer set search_path = public as $$
declare
  before text;
begin
  select link into before from acts where case_id = new.case_id and n = new.n - 1;
  if (new.n = 1 and new.prev <> '') or (new.n > 1 and new.prev is distinct from before) then
    raise exception 'act % of case % does not follow the act before it', new.n, new.case_id using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger chain before insert on acts for each row execute function app.chain();

-- Destroys the content of one act and hands back the files that nothing needs any more. Only with an act
-- `expunge` on the same case that names it and that the same transaction recorded.
-- With a request go all its letters and annexes, also those of versions that never left. Names and hashes of
-- files that were laid into the case go too: a bare hash would tell who knows a document that it was here.
create function app.expunge(target uuid, by_act uuid) returns setof text
  language plpgsql security definer set search_path = public as $$
declare
  of_case uuid;
  of_type text;
begin
  select case_id, type into of_case, of_type from acts where id = target;
  if of_case is null or not app.ordered(target, of_case)
    or not exists (select 1 from acts o where o.id = by_act and o.case_id = of_case and o.type = 'expunge') then
    raise exception 'content is destroyed only by an act that orders it' using errcode = 'integrity_constraint_violation';
  end if;
  delete from act_contents where act = target;
  return query
    with carried as (delete from act_files f where f.act = target returning f.sha256),
    gone as (
      select c.sha256 from carried c
      union
      select f.sha256 from case_files f where f.case_id = of_case and of_type = 'send' and f.role in ('letter', 'annex')
    ),
    freed as (
      select g.sha256 from gone g where not exists (select 1 from act_files f where f.sha256 = g.sha256 and f.act <> target)
    ),
    forgotten as (
      delete from case_files f using freed where f.case_id = of_case and f.sha256 = freed.sha256
    )
    select freed.sha256 from freed
    where not exists (
      select 1 from case_files f where f.sha256 = freed.sha256 and f.case_id <> of_case and f.removed_at is null
    );
end $$;

-- Whether any case needs this file, also one that whoever asks may not see: else it may leave the store.
create function app.file_needed(hash text) returns boolean
  language sql stable security definer set search_path = public as $$
  select exists (select 1 from act_files where sha256 = hash)
    or exists (select 1 from case_files where sha256 = hash and removed_at is null) $$;

-- Whether a reference is taken, also by a case that whoever asks may not see: references are unique in the office.
create function app.reference_taken(wanted text) returns boolean
  language sql stable security definer set search_path = public as $$
  select exists (select 1 from cases where reference = wanted) $$;

-- Need-to-know --------------------------------------------------------------------------------------------
-- As the owner, so that the policies of cases and of its members do not ask each other in a circle.
create function app.my_cases() returns setof uuid language sql stable security definer set search_path = public
  as $$ select case_id from case_members where person = (select app.person()) and (select app.home()) is null $$;

alter table cases enable row level security;
create policy see on cases for select to comity_app using (
  ((select app.service()) is not null and coalesce(id = (select app.only_case()), true))
  or (((select app.everywhere()) or unit = any ((select app.units())::uuid[])) and confidentiality <= (select app.level()))
  or id in (select app.my_cases())
);
create policy open on cases for insert to comity_app with check (
  ((select app.service()) is not null and coalesce(id = (select app.only_case()), true))
  or (unit = any ((select app.units())::uuid[]) and confidentiality <= (select app.level()))
);
create policy change on cases for update to comity_app using (
  ((select app.service()) is not null and coalesce(id = (select app.only_case()), true))
  or (((select app.everywhere()) or unit = any ((select app.units())::uuid[])) and confidentiality <= (select app.level()))
  or id in (select app.my_cases())
);

-- A child follows its case by a scalar subquery, which keeps the case's index in use.
alter table case_members enable row level security;
alter table acts enable row level security;
alter table act_contents enable row level security;
alter table act_files enable row level security;
alter table drafts enable row level security;
alter table case_files enable row level security;
alter table measures enable row level security;
alter table messages enable row level security;
alter table arrivals enable row level security;
create policy see on case_members for select to comity_app using (coalesce((select true from cases c where c.id = case_members.case_id), false));
create policy see on acts for select to comity_app using (coalesce((select true from cases c where c.id = acts.case_id), false));
create policy see on act_contents for select to comity_app using (coalesce((select true from cases c where c.id = act_contents.case_id), false));
create policy see on act_files for select to comity_app using (coalesce((select true from cases c where c.id = act_files.case_id), false));
create policy see on case_files for select to comity_app using (coalesce((select true from cases c where c.id = case_files.case_id), false));
create policy see on messages for select to comity_app using (coalesce((select true from cases c where c.id = messages.case_id), false));
-- What arrived and was refused belongs to no case; it says who, when and why, and everybody in the office may know,
-- though nobody of an authority at home.
create policy see on arrivals for select to comity_app using (
  case when case_id is null
  then ((select app.person()) is not null and (select app.home()) is null) or ((select app.service()) is not null and (select app.only_case()) is null)
  else coalesce((select true from cases c where c.id = arrivals.case_id), false) end
);

create policy add on case_members for insert to comity_app with check (coalesce((select true from cases c where c.id = case_members.case_id), false));
create policy remove on case_members for delete to comity_app using (coalesce((select true from cases c where c.id = case_members.case_id), false));
create policy add on acts for insert to comity_app with check (coalesce((select true from cases c where c.id = acts.case_id), false));
create policy add on act_contents for insert to comity_app with check (coalesce((select true from cases c where c.id = act_contents.case_id), false));
create policy add on act_files for insert to comity_app with check (coalesce((select true from cases c where c.id = act_files.case_id), false));
create policy write on drafts for all to comity_app using (coalesce((select true from cases c where c.id = drafts.case_id), false));
create policy add on case_files for insert to comity_app with check (coalesce((select true from cases c where c.id = case_files.case_id), false));
create policy change on case_files for update to comity_app using (coalesce((select true from cases c where c.id = case_files.case_id), false));
create policy write on measures for all to comity_app using (coalesce((select true from cases c where c.id = measures.case_id), false));
create policy add on messages for insert to comity_app with check (coalesce((select true from cases c where c.id = messages.case_id), false));
create policy change on messages for update to comity_app using (coalesce((select true from cases c where c.id = messages.case_id), false));
create policy add on arrivals for insert to comity_app with check ((select app.service()) is not null and (select app.only_case()) is null);
create policy change on arrivals for update to comity_app using ((select app.service()) is not null and (select app.only_case()) is null);

-- Search: ids, newest first, from a definer that repeats the predicate (a policy would forbid the index: @@ is not
-- leakproof), joined back under row-level security by whoever asks.
-- Two ways to one answer. What few cases hold is taken from the index of words. What many hold would mean fetching
-- them all to show fifty: there the newest cases of each unit, and those open by name, are walked until enough hold it.
-- Which way is told by counting what the index gives, up to a limit; for one word the statistics tell it for nothing.
-- Of several words they would not: two words that many cases hold may stand together in none.
-- `case` keeps the policy first: words are looked up only where it allows, which is also the cheaper order.
-- The parameters are named as no column is.
-- How many cases hold the words, as the statistics of the last ANALYZE say. Tells the program, never a person.
create function app.about(wanted tsquery) returns bigint
  language plpgsql volatile security definer set search_path = public as $$
declare
  plan json;
begin
  execute format('explain (format json) select from cases where search @@ %L::tsquery', wanted) into plan;
  return plan #>> '{0,Plan,Plan Rows}';
end $$;
create function app.search(
  sought text, at_most int, opened_before timestamptz default 'infinity', id_before uuid default 'ffffffff-ffff-ffff-ffff-ffffffffffff'
) returns setof uuid
  language plpgsql stable security definer rows 50 set search_path = public set enable_seqscan = off as $$
declare
  wanted tsquery := websearch_to_tsquery('simple', sought);
  -- To fetch this many is as dear as to walk until `at_most` are found, in a register of a hundred thousand.
  few int := 2000 + 12 * at_most;
  hits int;
  seen uuid[];
begin
  if numnode(wanted) > 1 or app.about(wanted) <= few then
    select count(*), array_agg(h.id order by h.opened desc, h.id desc) filter (
        where (h.opened, h.id) < (opened_before, id_before)
          and ((select app.service()) is not null
            or (((select app.everywhere()) or h.unit = any ((select app.units())::uuid[])) and h.confidentiality <= (select app.level()))
            or h.id in (select app.my_cases())))
      into hits, seen
      from (select c.id, c.opened, c.unit, c.confidentiality from cases c where c.search @@ wanted limit few + 1) h;
  end if;
  if hits <= few then
    return query select unnest(seen[1:at_most]);
  elsif app.service() is not null or app.everywhere() then
    return query
      select c.id from cases c
      where (c.opened, c.id) < (opened_before, id_before)
        and case
          when (select app.service()) is not null or c.confidentiality <= (select app.level()) or c.id in (select app.my_cases())
          then c.search @@ wanted
        end
      order by c.opened desc, c.id desc limit at_most;
  else
    return query
      select found.id from (
        select its.id, its.opened from unnest(app.units()) mine cross join lateral (
          select c.id, c.opened from cases c
          where c.unit = mine and (c.opened, c.id) < (opened_before, id_before)
            and case when c.confidentiality <= (select app.level()) then c.search @@ wanted end
          order by c.opened desc, c.id desc limit at_most
        ) its
        union
        -- Sorted before words are looked up, so that no more are than it takes to find enough.
        (select named.id, named.opened from (
          select c.id, c.opened, c.search from cases c
          where c.id = any (array(select app.my_cases())) and (c.opened, c.id) < (opened_before, id_before)
          order by c.opened desc, c.id desc offset 0
        ) named
        where named.search @@ wanted limit at_most)
      ) found
      order by found.opened desc, found.id desc limit at_most;
  end if;
end $$;

-- What the program may do ---------------------------------------------------------------------------------
grant select, insert on authorities, units, persons, person_units to comity_app;
grant update on authorities, units, persons to comity_app;
grant delete on person_units to comity_app;
grant select, insert, update, delete on sessions to comity_app;
grant select, insert, update on partners to comity_app;
grant select, insert on pair_log to comity_app;
grant select, insert, update on reference_counters to comity_app;
grant select, insert, update on cases to comity_app;
grant select, insert, delete on case_members to comity_app;
grant select, insert on acts, act_contents, act_files to comity_app;
grant select, insert, update, delete on drafts to comity_app;
grant select, insert, update on case_files to comity_app;
grant select, insert, update, delete on measures to comity_app;
grant select, insert, update on messages, arrivals to comity_app;
grant execute on all functions in schema app to comity_app;
-- Only searching asks the statistics: they know of cases that whoever asks may not see.
revoke execute on function app.about from public, comity_app;
