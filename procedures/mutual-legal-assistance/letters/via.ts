import type { CaseLetterInput, Letter } from '../../letter.ts'
import { nameIn } from '../letter-lines.ts'
import { nameOf } from './authority.ts'
import { dayRow, facts, frame, paragraph } from './frame.ts'

/** Who else is asked where the authority itself stays silent, and what they are called. */
export const roads = {
  network: 'letter.via.network',
  liaisonMagistrate: 'letter.via.liaisonMagistrate',
  embassy: 'letter.via.embassy',
} as const
type Road = keyof typeof roads

/** Whether a step of chasing goes over somebody else as well. */
export function isRoad(step: string): step is Road {
  return Object.hasOwn(roads, step)
}

/** To a contact point of a judicial network, where enquiries to the authority itself stay without an answer. */
export const viaNetwork = (input: CaseLetterInput): Letter => via(input, 'network')
export const viaLiaisonMagistrate = (input: CaseLetterInput): Letter => via(input, 'liaisonMagistrate')
export const viaEmbassy = (input: CaseLetterInput): Letter => via(input, 'embassy')

/**
 * Asks somebody else to enquire with the requested State: under which references, since when, how it stands.
 * It does not tell what the request is about, since whoever reads it need not know (house practice).
 */
function via(input: CaseLetterInput, road: Road): Letter {
  const { say, language, requested, state } = input
  const { registration } = state.shared
  const sentAt = state.clock.turns[0]?.from
  const { blocks: _, ...framed } = frame(input, 'requesting', { title: say('letter.via.title'), blocks: [] })
  return {
    ...framed,
    addressee: [say(roads[road]), nameIn(requested.names, language)],
    blocks: [
      paragraph(say('letter.via.body', { authority: nameOf(requested, language) })),
      facts([
        ...(sentAt ? dayRow(input, say('letter.via.sentOn'), sentAt) : []),
        ...(registration
          ? dayRow(input, say('letter.via.registeredOn'), registration.at)
          : [{ label: say('letter.via.state'), value: say('letter.via.notRegistered') }]),
      ]),
      paragraph(say('letter.act.closing')),
    ],
  }
}
