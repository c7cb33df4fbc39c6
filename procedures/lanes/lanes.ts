import { afterRefusal } from './after-refusal.ts'
import { amendment } from './amendment.ts'
import { clarification } from './clarification.ts'
import { conditions } from './conditions.ts'
import { confidentiality } from './confidentiality.ts'
import { consultation } from './consultation.ts'
import { continued } from './continued.ts'
import { costs } from './costs.ts'
import { dualCriminality } from './dual-criminality.ts'
import { items } from './items.ts'
import type { Lane } from './lane.ts'
import { links } from './links.ts'
import { oral } from './oral.ts'
import { preConsultation } from './pre-consultation.ts'
import { presence } from './presence.ts'
import { progress } from './progress.ts'
import { recall } from './recall.ts'
import { request } from './request.ts'
import { restrictions } from './restrictions.ts'
import { results } from './results.ts'
import { use } from './use.ts'

/** Every lane, in the order in which they read an act. */
export const lanes: readonly Lane[] = [
  request,
  oral,
  preConsultation,
  clarification,
  consultation,
  conditions,
  results,
  dualCriminality,
  presence,
  costs,
  confidentiality,
  use,
  progress,
  afterRefusal,
  amendment,
  links,
  continued,
  recall,
  items,
  restrictions,
]
