import type { Side } from '#procedures/act.ts'
import { wordsPrefix, type Words } from '../words/words.ts'
import type { Tone } from './shape.tsx'

/** The word for a case's state, as the side that looks at it says it: what one sent, the other received. */
export function stateWord({ say, has }: Words, procedure: string, state: string, side: Side): string {
  const key = `${wordsPrefix(procedure)}.state.${state}`
  return side === 'requested' && has(`${key}.requested`) ? say(`${key}.requested`) : say(key)
}

/** What a side does in a procedure, in a word of the register: `we ask`, or `we inform`. */
export function sideWord({ say, has }: Words, procedure: string, side: Side): string {
  const own = `${wordsPrefix(procedure)}.instead.register.side.${side}`
  return say(has(own) ? own : `register.side.${side}`)
}

/** The tone of a case: whose turn it is, and nothing more once it is closed. */
export function turnTone(line: { side: Side; holder: Side | 'nobody'; closed: string | null }): Tone {
  if (line.closed !== null || line.holder === 'nobody') return 'plain'
  return line.holder === line.side ? 'ours' : 'theirs'
}

/** What an urgency class means: `P1: custody, a hearing close by, …`. */
export function urgencyWord({ say }: Words, procedure: string, urgency: string): string {
  return say(`${wordsPrefix(procedure)}.act.register.option.urgency.${urgency}`)
}
