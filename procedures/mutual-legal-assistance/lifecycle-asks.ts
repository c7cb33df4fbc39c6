import {
  askThere,
  correctAskFields,
  deliverHomeFields,
  deliveryFields,
  notAsked,
  reportUseFields,
  sendAskBackFields,
  takeUpFields,
  wishFields,
} from '../lanes/asks.ts'
import type { Step } from '../procedure.ts'

const own = {
  by: 'requesting',
  strand: 'own',
  to: 'same',
  duty: 'officer',
  topic: 'contents',
  elsewhere: true,
} as const
const making = ['drafting', 'submitted', 'approved'] as const
const received = ['approved', 'reopened'] as const

/** The authority at home that asked for the request: what it wrote and corrected, received, and did with it. */
export const askLines = [
  { ...own, act: 'takeUpAsk', from: ['drafting'], fields: takeUpFields, unless: notAsked },
  {
    ...own,
    act: 'sendAskBack',
    from: making,
    fields: sendAskBackFields,
    unless: askThere('sendAskBack'),
    group: 'answers',
  },
  {
    ...own,
    act: 'deliverHome',
    from: received,
    topic: 'useLimitation',
    fields: deliverHomeFields,
    unless: askThere('deliverHome'),
    group: 'answers',
  },

  // By a person of the authority that asked, through her ask.
  {
    ...own,
    act: 'correctAsk',
    from: making,
    home: true,
    fields: correctAskFields,
    unless: askThere('correctAsk'),
  },
  {
    ...own,
    act: 'confirmLimits',
    from: received,
    home: true,
    topic: 'useLimitation',
    fields: deliveryFields,
    unless: askThere('confirmLimits'),
  },
  {
    ...own,
    act: 'reportUse',
    from: received,
    home: true,
    topic: 'useLimitation',
    fields: reportUseFields,
    unless: askThere('reportUse'),
  },
  {
    ...own,
    act: 'wishOtherUse',
    from: received,
    home: true,
    topic: 'useLimitation',
    fields: wishFields,
    unless: askThere('wishOtherUse'),
  },
] as const satisfies readonly Step[]
