import { moveItemFields } from '../lanes/custody.ts'
import {
  announceItemsFields,
  confirmItemsFields,
  destroyItemsFields,
  itemsExpected,
  itemsHeld,
  returnItemsFields,
} from '../lanes/items.ts'
import {
  askConfirmationFields,
  callFields,
  confirmOralFields,
  decideOnOralFields,
  oralWaits,
} from '../lanes/oral.ts'
import type { Obstacle, Step } from '../procedure.ts'
import type { CaseState } from '../state.ts'

/** From the sending on, also when all was answered: things travel before and after. */
const since = ['sent', 'registered', 'inExecution', 'answered', 'withdrawn'] as const
const working = ['sent', 'registered', 'inExecution'] as const

/** Requests made by word of mouth (18(14)), and things that travel outside the exchange. */
export const paperSteps = [
  {
    act: 'recordCall',
    by: 'both',
    strand: 'own',
    from: ['drafting', 'submitted', 'approved', 'receiving'],
    to: 'same',
    duty: 'officer',
    topic: 'oralRequest',
    fields: callFields,
    group: 'more',
  },
  {
    act: 'askConfirmation',
    by: 'requested',
    strand: 'shared',
    from: [...working, 'answered'],
    to: 'same',
    duty: 'officer',
    topic: 'oralRequest',
    fields: askConfirmationFields,
    unless: oralWaits,
    group: 'answers',
  },
  {
    act: 'confirmOralRequest',
    by: 'requesting',
    strand: 'shared',
    from: [...working, 'answered'],
    to: 'same',
    duty: 'head',
    topic: 'oralRequest',
    fields: confirmOralFields,
    files: 'annex',
    unless: oralWaits,
    group: 'answers',
  },
  {
    act: 'decideOnOralRequest',
    by: 'requested',
    strand: 'own',
    from: ['receiving', 'reopened'],
    to: 'same',
    when: [...working, 'answered'],
    duty: 'head',
    topic: 'oralRequest',
    fields: decideOnOralFields,
    unless: oralWaits,
    group: 'answers',
  },

  // Originals, devices, samples, cash: what the exchange cannot carry.
  {
    act: 'announceItems',
    by: 'both',
    strand: 'shared',
    from: since,
    to: 'same',
    duty: 'officer',
    topic: 'physicalItems',
    fields: announceItemsFields,
    group: 'more',
  },
  {
    act: 'confirmItems',
    by: 'both',
    strand: 'shared',
    from: since,
    to: 'same',
    duty: 'registrar',
    topic: 'physicalItems',
    fields: confirmItemsFields,
    unless: itemsExpected,
    group: 'answers',
  },
  {
    act: 'returnItems',
    by: 'both',
    strand: 'shared',
    from: since,
    to: 'same',
    duty: 'officer',
    topic: 'physicalItems',
    fields: returnItemsFields,
    unless: itemsHeld,
    group: 'more',
  },
  {
    act: 'destroyItems',
    by: 'both',
    strand: 'shared',
    from: since,
    to: 'same',
    duty: 'head',
    topic: 'physicalItems',
    fields: destroyItemsFields,
    unless: itemsHeld,
    group: 'more',
  },
  {
    act: 'moveItem',
    by: 'both',
    strand: 'own',
    from: [null, 'approved', 'receiving', 'reopened'],
    to: 'same',
    when: since,
    duty: 'officer',
    topic: 'physicalItems',
    fields: moveItemFields,
    unless: itemThere,
    weighed: true,
    group: 'more',
  },
] as const satisfies readonly Step[]

/** Custody is of what was announced. */
function itemThere({ shared }: CaseState): Obstacle | undefined {
  return shared.items.length > 0 ? undefined : { code: 'noItemsAnnounced', remedy: { act: 'announceItems' } }
}
