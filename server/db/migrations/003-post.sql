-- Post: what arrives by e-mail or lies in the drop folder, before a person decides what it is.
-- It belongs to no case, so it has eyes of its own: a registrar or a head of the unit that takes in what arrives.

create table post (
  id uuid primary key,
  authority text not null references authorities,
  road text not null check (road in ('mailbox', 'folder')),
  -- Where it lay: name, size and time of the file, or validity and number in the mailbox. The same again is the same
  -- message, taken before we were stopped; from elsewhere it has come again.
  source text not null,
  -- The message or file whole, as it came, in the store.
  sha256 text not null,
  size bigint not null,
  name text not null,
  -- As the message says of itself: nobody has checked it.
  message_id text,
  sender text,
  sender_name text,
  recipients text,
  subject text,
  dated timestamptz,
  -- The first lines of what it says.
  excerpt text not null default '',
  -- Why it could not be taken apart; then there is only the whole.
  fault text,
  quarantined boolean not null,
  arrived_at timestamptz not null,
  came_again int not null default 0,
  last_came_at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'openedCase', 'laidInto', 'setAside')),
  laid_into uuid references cases,
  check ((laid_into is not null) = (state in ('openedCase', 'laidInto'))),
  -- Content that an order destroyed; the line stays and says that something came.
  destroyed_at timestamptz,
  unique (authority, sha256)
);
create index post_newest on post (authority, arrived_at desc, id desc);
create index post_waiting on post (authority, arrived_at desc, id desc) where state = 'waiting';
create index on post (message_id);
create index on post (sha256);
create index on post (laid_into);

create table post_parts (
  id uuid primary key,
  post uuid not null references post,
  position int not null,
  name text not null,
  -- What the message said it is, and what its content is.
  said text,
  media text not null,
  size bigint not null,
  sha256 text not null,
  -- The words of the message itself, as a file.
  body boolean not null default false,
  verdict text not null check (verdict in ('accepted', 'warned', 'quarantined')),
  reasons text[] not null default '{}',
  laid boolean not null default false,
  unique (post, position)
);
create index on post_parts (sha256);

-- Decisions are only added; the newest stands.
create table post_decisions (
  id uuid primary key,
  post uuid not null references post,
  n int not null,
  kind text not null check (kind in ('openedCase', 'laidInto', 'setAside', 'takenBack')),
  reason text,
  parts uuid[] not null default '{}',
  decided_at timestamptz not null,
  decided_by uuid not null references persons,
  unique (post, n)
);

-- How each road runs: shown on the page, so that silence is never taken for an empty mailbox.
create table post_roads (
  authority text not null references authorities,
  road text not null check (road in ('mailbox', 'folder')),
  place text not null,
  looked_at timestamptz not null,
  succeeded_at timestamptz,
  error text,
  -- What lies there and is not taken: name and why.
  refused jsonb not null default '[]',
  primary key (authority, road)
);

-- The authorities whose post this person reads. As the owner, so that it does not depend on who may read persons.
create function app.my_post() returns setof text language sql stable security definer set search_path = public as $$
  select u.authority from units u
  where u.intake and u.id = any ((select app.units())::uuid[])
    and exists (select 1 from persons p where p.id = (select app.person()) and p.active and p.duties && '{registrar,head}') $$;

alter table post enable row level security;
alter table post_parts enable row level security;
alter table post_decisions enable row level security;
alter table post_roads enable row level security;
-- Once it lies in a case, only who may read the case reads it here.
create policy see on post for select to comity_app using (
  (select app.service()) is not null
  or (authority in (select app.my_post())
    and (laid_into is null or coalesce((select true from cases c where c.id = post.laid_into), false)))
);
create policy take on post for insert to comity_app with check ((select app.service()) is not null);
-- The decision makes it follow its case: whoever decides must see the case it goes to.
create policy decide on post for update to comity_app using (
  (select app.service()) is not null
  or (authority in (select app.my_post())
    and (laid_into is null or coalesce((select true from cases c where c.id = post.laid_into), false)))
);
create policy see on post_parts for select to comity_app using (coalesce((select true from post p where p.id = post_parts.post), false));
create policy take on post_parts for insert to comity_app with check ((select app.service()) is not null);
create policy decide on post_parts for update to comity_app using (coalesce((select true from post p where p.id = post_parts.post), false));
create policy see on post_decisions for select to comity_app using (coalesce((select true from post p where p.id = post_decisions.post), false));
create policy decide on post_decisions for insert to comity_app with check (
  decided_by = (select app.person()) and coalesce((select true from post p where p.id = post_decisions.post), false)
);
create policy see on post_roads for select to comity_app using (
  (select app.service()) is not null or authority in (select app.my_post())
);
create policy write on post_roads for insert to comity_app with check ((select app.service()) is not null);
create policy change on post_roads for update to comity_app using ((select app.service()) is not null);

create trigger only_added before update or delete or truncate on post_decisions for each statement execute function app.refuse_change();

-- A file that waits in the post is needed, whoever asks.
alter function app.file_needed(text) rename to file_needed_by_cases;
create function app.file_needed(hash text) returns boolean
  language sql stable security definer set search_path = public as $$
  select app.file_needed_by_cases(hash)
    or exists (select 1 from post where sha256 = hash and destroyed_at is null)
    or exists (select 1 from post_parts t join post p on p.id = t.post where t.sha256 = hash and p.destroyed_at is null) $$;

-- What an order destroys in a case is destroyed in the message that brought it, which holds the same bytes: the whole
-- message goes, with its words; the line stays, and says when something came and that it is gone.
alter function app.expunge(uuid, uuid) rename to expunge_in_case;
create function app.expunge(target uuid, by_act uuid) returns setof text
  language plpgsql security definer set search_path = public as $$
declare
  of_case uuid;
  carried text[];
  freed text[];
  gone uuid[];
begin
  select case_id into of_case from acts where id = target;
  select array_agg(sha256) into carried from act_files where act = target;
  select array_agg(f) into freed from app.expunge_in_case(target, by_act) f;
  select array_agg(distinct p.id) into gone from post p join post_parts t on t.post = p.id
    where p.laid_into = of_case and p.destroyed_at is null and t.sha256 = any (carried || freed);
  return query
    select unnest(freed)
    union
    select p.sha256 from post p where p.id = any (gone)
    union
    select t.sha256 from post_parts t where t.post = any (gone);
  update post set destroyed_at = now(), message_id = null, sender = null, sender_name = null, recipients = null,
    subject = null, dated = null, excerpt = '', name = '', source = '' where id = any (gone);
  update post_parts set name = '' where post = any (gone);
end $$;

grant select, insert, update on post, post_parts, post_roads to comity_app;
grant select, insert on post_decisions to comity_app;
grant execute on all functions in schema app to comity_app;
-- Only searching asks the statistics; see 001.
revoke execute on function app.about from public, comity_app;
revoke execute on function app.expunge_in_case, app.file_needed_by_cases from public, comity_app;
