import { type RawBuilder, sql } from 'kysely'
import { keptPlan, type Tx } from '#db/pool.ts'
import { type CaseDeadline, namedDays } from '#procedures/deadlines.ts'
import { holder, shownState } from '#procedures/fold.ts'
import { draftClosedAt } from '#procedures/lanes/pre-consultation.ts'
import { isTaskOpen } from '#procedures/lanes/tasks.ts'
import type { Procedure } from '#procedures/procedure.ts'
import type { CaseState } from '#procedures/state.ts'
import { plainReference } from '#procedures/extraction/same-request.ts'
import { foldedOf } from './folded.ts'

/**
 * What lists and searches read, derived from the folded state alone. `comity rebuild` makes it again from
 * the acts and says what differs.
 */
export interface Projection {
  readonly state: string
  readonly officer: string | null
  readonly partnerReference: string | null
  /** The partner's reference as references are compared. */
  readonly referencePlain: string | null
  readonly urgency: string | null
  readonly holder: string
  readonly measures: number
  readonly due: string | null
  readonly closed: string | null
}

/** Most characters of a request that are searched. */
const searched = 60_000

/** The projection of a case. */
export function projectionOf(procedure: Procedure | undefined, state: CaseState): Projection {
  const { registration } = state.shared
  const partnerReference = partnerReferenceOf(state)
  return {
    state: shownState(state),
    officer: state.own.officer,
    partnerReference,
    referencePlain: (partnerReference && plainReference(partnerReference)) || null,
    urgency: registration?.urgency || null,
    holder: holder(state.shared),
    measures: state.shared.measures.length,
    due: dueOf(procedure, state),
    closed: state.own.closedAt ?? draftClosedAt(state),
  }
}

/** The reference the case has with the partner; of a letter that is being read in, as it was noted when it came. */
function partnerReferenceOf({ side, shared, own }: CaseState): string | null {
  // What an act said whose content was destroyed is no text, and no empty one either.
  if (side === 'requesting') return shared.registration?.reference || null
  return shared.requestingReference || own.receipt?.reference || null
}

/** The texts of the request as sent and the references of the cases it is linked to, for searching. */
export function wordsOf(state: CaseState): string {
  const linked = state.shared.links.map(one => one.reference)
  return [...linked, ...strings(state.shared.request)].join(' ').slice(0, searched)
}

/**
 * The next day this side owes something: as a person on either side named it, as it follows from what was done (the
 * end of a freezing, the return of a person), or because a step is proposed against silence.
 */
function dueOf(procedure: Procedure | undefined, state: CaseState): string | null {
  const ours = namedDays(state.shared).filter(one => one.whose === state.side && !one.met)
  // A task at home is ours to follow until its answer was accepted.
  const tasks = state.own.tasks.filter(isTaskOpen).map(({ due }) => ({ day: due }))
  const days = [...ours, ...tasks].flatMap(({ day }) => (day !== undefined && day >= firstDay ? [day] : []))
  // Read without a today: the same acts give the same day whenever it is written.
  const proposed = procedure?.proposals?.({ state, today: firstDay, profiles: {} }) ?? []
  return [...days, ...followedDays(procedure, state), ...proposed.map(one => one.day)].toSorted()[0] ?? null
}

/**
 * Days that follow from what was done, as somebody wrote them down. Without the texts that govern nothing is counted,
 * and at the end of time what ends by itself is over and what is owed still waits: the state alone answers.
 */
function followedDays(procedure: Procedure | undefined, state: CaseState): string[] {
  const all = procedure?.deadlines?.({ state, governing: null, profiles: {}, today: lastDay }) ?? []
  return all.flatMap(({ kind, whose, zone, due, state: now }) =>
    zone === null && followed.includes(kind) && whose === state.side && now === 'missed' && due !== null
      ? [due]
      : [],
  )
}

const followed: readonly CaseDeadline['kind'][] = ['frozenUntil', 'returnBy', 'watched']
const lastDay = '9999-12-31'

/** The first day PostgreSQL and the calendar know alike. */
const firstDay = '0001-01-01'

/** Every text in a value. By the order of keys: a state read back from the database has them in another. */
function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(strings)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, member]) => strings(member))
}

/**
 * The reference a case has here. The requested side's is the one it registered the request under; the requesting
 * side's is minted with the case and stands in the request once that was sent.
 */
export function referenceOf(state: CaseState, before: { reference: string | null }): string | null {
  const { registration, requestingReference } = state.shared
  if (state.side === 'requested') return registration?.reference || null
  return requestingReference || before.reference
}

/**
 * Writes the projection of one case after its newest act, and tells who listens that the case changed. `before` is
 * the case as it was; without its state everything is written anew.
 */
export async function project(
  tx: Tx,
  caseId: string,
  procedure: Procedure | undefined,
  state: CaseState,
  newest: { n: number; link: string; recordedAt: string },
  before: { reference: string | null; state?: CaseState },
): Promise<void> {
  await sql`${keptPlan} with ${projected(caseId, procedure, state, newest, before)}`.execute(tx)
}

/** The end of a statement that writes the projection: the last of its `with`, and the update. */
export function projected(
  caseId: string,
  procedure: Procedure | undefined,
  state: CaseState,
  newest: { n: number; link: string; recordedAt: string },
  before: { reference: string | null; state?: CaseState },
): RawBuilder<unknown> {
  const p = projectionOf(procedure, state)
  const { folded, sent } = foldedOf(state)
  // What searches read is made of these. Setting them to what they are would make the search vector and its index
  // entries again, which costs more than the rest of the act.
  const rarelyChanging = isFoundAlike(before.state, state)
    ? sql``
    : sql`, reference = ${referenceOf(state, before)}, partner_reference = ${p.partnerReference},
        partner_reference_plain = ${p.referencePlain}, words = ${wordsOf(state)}, sent = ${sent === null ? null : JSON.stringify(sent)}::jsonb`
  return sql`
    told as (select pg_notify('comity', ${caseId}))
    update cases set
      state = ${p.state}, officer = ${p.officer}, urgency = ${p.urgency}, holder = ${p.holder},
      measures = ${p.measures}, changed = ${newest.recordedAt}, due = ${p.due}, closed = ${p.closed},
      acts = ${newest.n}, head = ${newest.link},
      folded = ${JSON.stringify(folded)}::jsonb ${rarelyChanging}
    from told where id = ${caseId}`
}

/** Whether a case's references and texts are the very ones they were: folding one more act leaves them in place. */
function isFoundAlike(before: CaseState | undefined, { shared, own }: CaseState): boolean {
  return (
    before !== undefined &&
    before.own.receipt === own.receipt &&
    before.shared.request === shared.request &&
    before.shared.links === shared.links &&
    before.shared.governing === shared.governing &&
    before.shared.registration === shared.registration &&
    before.shared.requestingReference === shared.requestingReference
  )
}

/** Writes the measures of a case. Needed only when one of them changed. */
export async function projectMeasures(tx: Tx, caseId: string, state: CaseState): Promise<void> {
  await sql`
    with gone as (
      delete from measures where case_id = ${caseId} and id <> all(${state.shared.measures.map(item => item.id)}::text[])
    )
    insert into measures (case_id, id, kind, state, since)
    select ${caseId}, m.id, m.kind, m.state, m.since
    from jsonb_to_recordset(${JSON.stringify(state.shared.measures)}::jsonb)
      as m(id text, kind text, state text, since timestamptz)
    on conflict (case_id, id) do update set kind = excluded.kind, state = excluded.state, since = excluded.since`.execute(
    tx,
  )
}
