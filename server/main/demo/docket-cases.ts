import type { DemoState } from './prepare.ts'
import { aurelianThemes } from './themes-aurelia.ts'
import { borealianThemes } from './themes-borealia.ts'
import type { Theme } from './themes.ts'

/** A step of a script: what the people of the two offices do next. */
export type DocketStep =
  | 'start'
  | 'write'
  | 'begin'
  | 'shareDraft'
  | 'commentOnDraft'
  | 'submit'
  | 'return'
  | 'abandon'
  | 'approve'
  | 'send'
  | 'register'
  | 'ask'
  | 'answer'
  | 'acceptFirst'
  | 'acceptAll'
  | 'consultLast'
  | 'reply'
  | 'propose'
  | 'acceptCondition'
  | 'rejectCondition'
  | 'refuseLast'
  | 'postponeLast'
  | 'resumeLast'
  | 'deliverFirst'
  | 'deliverRest'
  | 'respond'
  | 'forward'
  | 'noLongerRequiredLast'
  | 'askCompletionFirst'
  | 'consultAfterRefusalLast'
  | 'reconsiderLast'
  | 'withdraw'
  | 'mergeIntoLater'
  | 'closeRequesting'
  | 'closeRequested'
  | 'reopen'

export interface DocketCase {
  readonly from: DemoState
  readonly theme: Theme
  /** Days since its last step. */
  readonly idle: number
  readonly confidentiality: 0 | 1
  readonly steps: readonly DocketStep[]
}

const drafted: DocketStep[] = ['start', 'write']
const out: DocketStep[] = [...drafted, 'submit', 'approve', 'send']
const taken: DocketStep[] = [...out, 'register']
const working: DocketStep[] = [...taken, 'acceptAll']
const answered: DocketStep[] = [...working, 'deliverRest', 'respond']
const closed: DocketStep[] = ['closeRequesting', 'closeRequested']
const consulting: DocketStep[] = [...taken, 'acceptFirst', 'consultLast']

const { vineyard, ledger, salvage, harbour, vans, cards, callCentre, freight, shipyard, clinic } =
  aurelianThemes
const { antiques, couriers, pilots, timber, lottery, ferry, bullion, bells, rota } = aurelianThemes
const { icones, chantier, seringues, messagers, inspecteur, standard, cigarettes, entrepot } = borealianThemes
const { oliveraie, epave, fret, permis, change, mosaique, antidote } = borealianThemes

/** Some thirty cases between Aurelia and Borealia, so that every state of the lifecycle is there to be seen. */
export const docketCases: readonly DocketCase[] = [
  // Closed.
  fromAurelia(vineyard, 96, [...answered, ...closed]),
  fromBorealia(icones, 88, [...answered, ...closed]),
  fromAurelia(ledger, 61, [...taken, 'ask', 'answer', 'acceptAll', 'deliverRest', 'respond', ...closed]),
  fromAurelia(salvage, 74, [...taken, 'consultLast', 'reply', 'refuseLast', 'respond', ...closed]),
  fromAurelia(cards, 83, [...taken, 'withdraw', ...closed]),
  fromBorealia(chantier, 41, [...answered, 'closeRequesting', 'reopen']),
  fromAurelia(harbour, 52, [...answered, 'closeRequested']),

  // Answered or withdrawn, not yet closed.
  fromBorealia(seringues, 30, answered, 1),
  fromAurelia(vans, 57, [...working, 'withdraw']),
  fromBorealia(messagers, 19, [
    ...taken,
    'consultLast',
    'propose',
    'acceptCondition',
    'deliverRest',
    'respond',
  ]),

  // In execution.
  fromAurelia(callCentre, 22, [...consulting, 'reply', 'postponeLast', 'deliverFirst']),
  fromAurelia(freight, 16, [...working, 'deliverFirst', 'noLongerRequiredLast'], 1),
  fromBorealia(inspecteur, 25, [...working, 'deliverFirst', 'askCompletionFirst']),
  fromBorealia(standard, 12, [...consulting, 'reply']),
  fromBorealia(cigarettes, 5, [...consulting, 'propose', 'rejectCondition']),
  fromAurelia(timber, 9, [...consulting, 'reply', 'postponeLast', 'resumeLast']),
  fromBorealia({ ...oliveraie, title: 'L’oliveraie sur papier, suite' }, 15, [
    ...consulting,
    'reply',
    'refuseLast',
    'consultAfterRefusalLast',
    'reconsiderLast',
  ]),
  fromAurelia(shipyard, 11, consulting),
  fromAurelia(clinic, 8, [...taken, 'ask', 'answer', 'acceptAll']),
  fromAurelia(couriers, 6, [...taken, 'consultLast', 'propose']),
  fromBorealia(entrepot, 14, working),

  // Registered.
  fromBorealia(epave, 26, [...taken, 'ask']),
  fromAurelia(antiques, 18, [...taken, 'ask']),
  fromAurelia(pilots, 7, taken),
  // Goes on in the case of the same name with “suite”.
  fromBorealia(oliveraie, 10, [...taken, 'mergeIntoLater']),
  fromBorealia(permis, 3, taken),

  // Sent, waiting to be registered.
  fromAurelia(lottery, 2, out),
  fromBorealia(fret, 1, out),
  fromBorealia(change, 0, out),
  // Sent to the wrong authority.
  fromAurelia({ ...lottery, title: 'The widow’s lottery, prizes' }, 13, [...out, 'forward']),

  // At home.
  fromAurelia(ferry, 2, [...drafted, 'submit', 'approve']),
  fromBorealia(mosaique, 1, [...drafted, 'submit', 'approve']),
  fromAurelia(bullion, 1, [...drafted, 'submit']),
  fromBorealia(antidote, 2, [...drafted, 'submit'], 1),
  fromAurelia(bells, 3, [...drafted, 'submit', 'return']),
  fromAurelia(rota, 12, [...drafted, 'abandon']),
  fromAurelia({ ...vineyard, title: 'The paper vineyard, second harvest' }, 0, ['start', 'begin']),
  fromBorealia({ ...standard, title: 'Le standard muet, suite' }, 1, ['start', 'begin']),

  // A draft, shared before anything was asked.
  fromBorealia({ ...icones, title: 'Les icônes, seconde livraison' }, 2, [
    ...drafted,
    'shareDraft',
    'commentOnDraft',
  ]),
]

function fromAurelia(
  theme: Theme,
  idle: number,
  steps: readonly DocketStep[],
  confidentiality: 0 | 1 = 0,
): DocketCase {
  return { from: 'XA', theme, idle, steps, confidentiality }
}

function fromBorealia(
  theme: Theme,
  idle: number,
  steps: readonly DocketStep[],
  confidentiality: 0 | 1 = 0,
): DocketCase {
  return { from: 'XB', theme, idle, steps, confidentiality }
}
