import type { HousePractice } from './instrument.ts'

/** When silence is answered, and by which road: house practice throughout. Days are calendar days. */
export interface ChaserRule {
  /** What has not come. */
  readonly missing: Missing
  /** Days of silence after which the step is proposed. */
  readonly after: number
  readonly step: ChaserStep
  readonly cites: HousePractice
}

export type Missing = 'acknowledgement' | 'status'

export const chaserSteps = ['remind', 'enquire', 'network', 'liaisonMagistrate', 'embassy'] as const
export type ChaserStep = (typeof chaserSteps)[number]

const unacknowledged = { missing: 'acknowledgement', cites: 'house chased-until-acknowledged' } as const
const silent = { missing: 'status', cites: 'house status-asked' } as const
const higher = 'house chasing-goes-higher'

/** In the order in which they are taken; each is taken once for one silence. */
export const chasers = [
  { ...unacknowledged, after: 10, step: 'remind' },
  { ...unacknowledged, after: 20, step: 'remind' },
  { ...unacknowledged, after: 30, step: 'remind' },
  { ...unacknowledged, after: 60, step: 'network', cites: higher },
  { ...unacknowledged, after: 90, step: 'liaisonMagistrate', cites: higher },
  { ...unacknowledged, after: 120, step: 'embassy', cites: higher },
  { ...silent, after: 60, step: 'enquire' },
  { ...silent, after: 90, step: 'enquire' },
  { ...silent, after: 180, step: 'enquire' },
  { ...silent, after: 210, step: 'network', cites: higher },
  { ...silent, after: 240, step: 'liaisonMagistrate', cites: higher },
  { ...silent, after: 270, step: 'embassy', cites: higher },
] as const satisfies readonly ChaserRule[]
