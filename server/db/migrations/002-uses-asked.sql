-- Who asked for what another State furnished, by which way, and what was answered: given or held back, on which text.
-- It holds no word a person typed: proceedings and recipients stand in the act `recordUse`, which an order can destroy.
create table uses_asked (
  id uuid primary key,
  -- The case in which the result was furnished, and the act that brought it.
  case_id uuid not null references cases,
  act uuid not null references acts (id),
  person uuid not null references persons,
  at timestamptz not null,
  -- 'release': a use is to be written down; 'annex': the same bytes are laid into another case; else what is fetched.
  way text not null check (way in ('release', 'file', 'package', 'letter', 'bundle', 'sheet', 'annex')),
  -- What it was wanted for, where that was said, and the act that wrote the use down.
  purpose text,
  release uuid,
  given boolean not null,
  because text not null,
  cites text not null
);
create index on uses_asked (case_id, at);
create trigger only_added before update or delete or truncate on uses_asked for each statement execute function app.refuse_change();

alter table uses_asked enable row level security;
create policy see on uses_asked for select to comity_app using (coalesce((select true from cases c where c.id = uses_asked.case_id), false));
create policy add on uses_asked for insert to comity_app with check (coalesce((select true from cases c where c.id = uses_asked.case_id), false));
grant select, insert on uses_asked to comity_app;

-- The cases in which another State furnished these very bytes, also those that whoever asks may not see: a limit on
-- use binds the authority, not the person. Tells the program, which says only that the limit is there, never whose.
create function app.furnished(hashes text[]) returns table (sha256 text, case_id uuid, act uuid, folded jsonb, sent jsonb)
  language sql stable security definer set search_path = public as $$
  select distinct on (f.sha256, c.id) f.sha256, c.id, a.id, c.folded, c.sent
  from act_files f join acts a on a.id = f.act join cases c on c.id = f.case_id
  where f.sha256 = any (hashes) and a.type = 'deliverResult' and c.side = 'requesting'
  order by f.sha256, c.id, a.n $$;
grant execute on function app.furnished(text[]) to comity_app;
