import { clarification } from './clarification.ts'
import { conditions } from './conditions.ts'
import { consultation } from './consultation.ts'
import { dualCriminality } from './dual-criminality.ts'
import type { Lane } from './lane.ts'
import { presence } from './presence.ts'
import { request } from './request.ts'
import { results } from './results.ts'

/** Every lane, in the order in which they read an act. */
export const lanes: readonly Lane[] = [
  request,
  clarification,
  consultation,
  conditions,
  results,
  dualCriminality,
  presence,
]
