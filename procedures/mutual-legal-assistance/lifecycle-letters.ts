import { deliveryFields, dispatchFields, nothingUnderWay } from '../lanes/dispatch.ts'
import { receivedFields } from '../lanes/request.ts'
import type { Step } from '../procedure.ts'

/** What is done by hand with a partner that the exchange does not reach. */
export const letterSteps = [
  // A request that came on paper is read in, before it is recorded as sent.
  {
    act: 'receive',
    by: 'requested',
    strand: 'own',
    from: [null],
    to: 'receiving',
    when: [null],
    duty: 'registrar',
    topic: 'channel',
    fields: receivedFields,
    only: 'letter',
    elsewhere: true,
  },
  // The same request once more, by another road: kept with the case it already has.
  {
    act: 'receiveCopy',
    by: 'requested',
    strand: 'own',
    from: [null, 'receiving', 'reopened'],
    to: 'same',
    duty: 'registrar',
    topic: 'channel',
    fields: receivedFields,
    files: 'annex',
    only: 'letter',
    elsewhere: true,
  },
  {
    act: 'setAside',
    by: 'requested',
    strand: 'own',
    from: ['receiving'],
    to: 'setAside',
    when: [null, 'draftShared'],
    duty: 'registrar',
    topic: 'channel',
    fields: { reasons: { kind: 'line', required: true } },
  },

  // Letters to a partner that the exchange does not reach.
  {
    act: 'dispatch',
    by: 'both',
    strand: 'own',
    from: [null, 'drafting', 'submitted', 'approved', 'receiving', 'reopened'],
    to: 'same',
    duty: 'registrar',
    topic: 'channel',
    fields: dispatchFields,
    files: 'annex',
    only: 'letter',
    elsewhere: true,
  },
  {
    act: 'confirmDelivery',
    by: 'both',
    strand: 'own',
    from: [null, 'drafting', 'submitted', 'approved', 'receiving', 'reopened'],
    to: 'same',
    duty: 'registrar',
    topic: 'acknowledgement',
    fields: deliveryFields,
    files: 'annex',
    only: 'letter',
    unless: nothingUnderWay,
    elsewhere: true,
  },
] as const satisfies readonly Step[]
