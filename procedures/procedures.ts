import { mutualLegalAssistance } from './mutual-legal-assistance/mutual-legal-assistance.ts'
import type { Procedure } from './procedure.ts'
import { spontaneousInformation } from './spontaneous-information/spontaneous-information.ts'

/** Every procedure this release practises, by id. */
export const procedures: Readonly<Record<string, Procedure>> = {
  [mutualLegalAssistance.id]: mutualLegalAssistance,
  [spontaneousInformation.id]: spontaneousInformation,
}
