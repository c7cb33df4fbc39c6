import { type Cast, castOf, type StorySide } from './cast.ts'
import type { Through } from './client.ts'
import type { Pair } from './pair.ts'
import { playOnce } from './play-once.ts'
import { proveStory, type StoryProof } from './story-proof.ts'
import { startRequest, storySteps } from './story-steps.ts'

/**
 * Plays the story of one request through the public API of two running offices, one line a step. Throws where
 * a step does not go as it should.
 *
 * @param options.through stands between the people and the servers; `before` hears which step comes next
 */
export async function tellStory(
  pair: Pair,
  say: (line: string) => void,
  options: { through?: Through; before?: (step: string) => void; side?: StorySide } = {},
): Promise<{ id: string; cast: Cast }> {
  const cast = await castOf(pair, options.through, options.side)
  options.before?.('start')
  const { id, line } = await startRequest(cast)
  say(line)
  for (const step of storySteps) {
    options.before?.(step.name)
    say(await step.play({ cast, id }))
  }
  return { id, cast }
}

/** `npm run demo -- --story mutual-legal-assistance`: exit code 0 when all of it holds, 130 when interrupted. */
export function playStory(
  say: (line: string) => void,
  signal: AbortSignal,
  side: StorySide,
): Promise<number> {
  return playOnce(say, signal, {
    play: pair => playOut(pair, say, side),
    holds: proof => proof.receipts === proof.crossing && proof.verified && proof.tampered === 'refused',
  })
}

async function playOut(pair: Pair, say: (line: string) => void, side: StorySide): Promise<StoryProof> {
  const { id, cast } = await tellStory(pair, say, { side })
  return proveStory(pair, id, cast, say)
}
