import type { Step } from '../procedure.ts'
import { confirmFields, objectFields, waiveFields } from './waiver.ts'

/** Every state of our own work: an answer is owed also for what was closed meanwhile. */
const anywhere = [
  null,
  'drafting',
  'submitted',
  'approved',
  'abandoned',
  'receiving',
  'setAside',
  'closed',
  'reopened',
] as const

/** Four eyes with one person, the same in every procedure: the waiver and its two answers. */
export const waiverSteps = [
  {
    act: 'waiveSecondPerson',
    by: 'both',
    strand: 'own',
    from: anywhere,
    to: 'same',
    duty: 'officer',
    topic: 'waiverOfApproval',
    fields: waiveFields,
    waiver: 'gives',
    group: 'answers',
  },
  {
    act: 'confirmAfterwards',
    by: 'both',
    strand: 'own',
    from: anywhere,
    to: 'same',
    duty: 'officer',
    topic: 'waiverOfApproval',
    fields: confirmFields,
    waiver: 'answers',
    group: 'answers',
  },
  {
    act: 'objectAfterwards',
    by: 'both',
    strand: 'own',
    from: anywhere,
    to: 'same',
    duty: 'officer',
    topic: 'waiverOfApproval',
    fields: objectFields,
    waiver: 'answers',
    group: 'answers',
  },
] as const satisfies readonly Step[]
