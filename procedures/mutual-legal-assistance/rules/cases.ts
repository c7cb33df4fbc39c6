import { governing, type GoverningStack, type PairDecision } from '#law/governing.ts'
import { aurelia } from '#law/profiles/aurelia.ts'
import { borealia } from '#law/profiles/borealia.ts'
import { cordovia } from '#law/profiles/cordovia.ts'
import type { Profile } from '#law/profiles/shape.ts'
import type { Side } from '../../act.ts'
import { reviewAct, reviewRequest } from '../../findings.ts'
import { beginning } from '../../fold.ts'
import type { Procedure } from '../../procedure.ts'
import type { Finding, RequestReview } from '../../review.ts'
import type { CaseState, Measure } from '../../state.ts'
import { leastMeasure } from '../example-measures.ts'
import { haldenTrade } from '../example.ts'
import type { Request } from '../form.ts'
import type { KindName } from '../measures/kinds.ts'

/**
 * Cases for the rules: what a rule reads, and everything that rule finds in it. Written for lawyers; the same
 * tables are played against rules turned into their opposite, so that a rule nobody would miss is found.
 */
export interface RuleCase {
  readonly rule: string
  /** The case in words, after the number of the rule: `MLA-23: a refusal without reasons`. */
  readonly when: string
  /** A request of Aurelia, or an act on its case. */
  readonly request?: Request
  readonly act?: { readonly type: string; readonly data: Readonly<Record<string, unknown>> }
  /** Who takes the act: the requested State, unless said otherwise. */
  readonly by?: Side
  /** All that this rule finds, each with its gravity; nothing where the rule is kept. */
  readonly finds: readonly `${string} ${Finding['severity']}`[]
  /** The citation of the first finding. */
  readonly cites?: string
  /** The State that is asked: Borealia, without a treaty, unless said otherwise. */
  readonly to?: 'Borealia' | 'Cordovia' | Profile
  readonly from?: string
  /** `false` where no text but the house’s own is known. */
  readonly governed?: false
  readonly agreements?: readonly PairDecision[]
  /** What became of the draft with the partner, while our own request is written. */
  readonly consulted?: NonNullable<RequestReview['consulted']>
  /** What the case is when the act is taken. */
  readonly shared?: Partial<CaseState['shared']>
  /** What the State that takes the act keeps to itself. */
  readonly own?: Partial<CaseState['own']>
}

/** The day on which the cases play. */
export const today = '2026-11-23'

/** Everything the rule of a case finds in it; `theirs` where the other side wrote the request or took the act. */
export function found(procedure: Procedure, one: RuleCase, theirs = false): Finding[] {
  const to =
    one.to === 'Cordovia' ? cordovia : one.to === undefined || one.to === 'Borealia' ? borealia : one.to
  const known = governing({
    requesting: one.from ?? 'XA',
    requested: to.state,
    on: today,
    agreements: one.agreements ?? [],
    profiles: [aurelia, to],
  })
  const stack: GoverningStack =
    one.governed === false
      ? { ...known, layers: known.layers.filter(({ layer }) => layer === 'house') }
      : known
  const by = one.by ?? 'requested'
  const side = theirs ? across[by] : by
  const all = one.act
    ? reviewAct(procedure, {
        side,
        act: one.act.type,
        data: one.act.data,
        state: inExecution(one, side, stack),
        governing: stack,
        arrived: theirs,
        today,
      })
    : reviewRequest(procedure, {
        side: theirs ? 'requested' : 'requesting',
        request: one.request ?? haldenTrade,
        files: [],
        governing: stack,
        profile: to,
        today,
        ...(one.consulted && !theirs ? { consulted: one.consulted } : {}),
      })
  return all.filter(finding => finding.rule === one.rule)
}

const across: Readonly<Record<Side, Side>> = { requesting: 'requested', requested: 'requesting' }

/** A free text as an officer writes it. */
export function text(words: string, language = 'fr') {
  return { [language]: { text: words, origin: 'written' as const, by: 'Oda Lind' } }
}

/** The example with one offence changed. */
export function withOffence(change: Partial<NonNullable<Request['offences']>[number]>): Request {
  return {
    ...haldenTrade,
    offences: (haldenTrade.offences ?? []).map(offence => ({ ...offence, ...change })),
  }
}

/** The example with one measure changed. */
export function withMeasure(id: string, change: object): Request {
  // Only fields of the measure's own kind are changed in these cases.
  const measures = (haldenTrade.measures ?? []).map(measure =>
    measure.id === id ? { ...measure, ...change } : measure,
  ) as NonNullable<Request['measures']>
  return { ...haldenTrade, measures }
}

/** The example asking for one measure, `m1`: the least its kind needs, with changes. */
export function asking(kind: KindName, change: object = {}): Request {
  return { ...haldenTrade, measures: [{ ...leastMeasure(kind, 'm1'), ...change }] }
}

/** The example with its proceedings changed. */
export function withProceedings(change: object): Request {
  return {
    ...haldenTrade,
    proceedings: (haldenTrade.proceedings ?? []).map(item => ({ ...item, ...change })),
  }
}

function inExecution(
  { request = haldenTrade, shared, own }: RuleCase,
  side: Side,
  stack: GoverningStack,
): CaseState {
  const empty = beginning(side)
  const measures = (request.measures ?? []).map(
    ({ id, kind }): Measure => ({ id, kind, state: 'asked', since: '2026-11-20T09:00:00Z', conditions: [] }),
  )
  return {
    ...empty,
    shared: { ...empty.shared, state: 'inExecution', governing: stack, request, measures, ...shared },
    own: { ...empty.own, ...own },
  }
}
