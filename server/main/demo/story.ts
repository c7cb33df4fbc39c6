import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Cast, castOf } from './cast.ts'
import type { Through } from './client.ts'
import { type Pair, startPair } from './pair.ts'
import { proveStory, type StoryProof } from './story-proof.ts'
import { startRequest, storySteps } from './story-steps.ts'

/** The line of JSON at the end of the story. */
export interface StoryEnd extends StoryProof {
  readonly ms: number
}

/**
 * Plays the story of one request through the public API of two running offices, one line a step. Throws where
 * a step does not go as it should.
 *
 * @param options.through stands between the people and the servers; `before` hears which step comes next
 */
export async function tellStory(
  pair: Pair,
  say: (line: string) => void,
  options: { through?: Through; before?: (step: string) => void } = {},
): Promise<{ id: string; cast: Cast }> {
  const cast = await castOf(pair, options.through)
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
export async function playStory(say: (line: string) => void, signal: AbortSignal): Promise<number> {
  const started = performance.now()
  const data = await mkdtemp(join(tmpdir(), 'comity-story-'))
  let pair: Pair | undefined
  try {
    pair = await startPair({ data: join(data, 'pair'), docket: false, say, signal })
    const proof = await Promise.race([playOut(pair, say), interrupted(signal)])
    const end: StoryEnd = { ...proof, ms: Math.round(performance.now() - started) }
    say(JSON.stringify(end))
    return end.receipts === end.crossing && end.verified && end.tampered === 'refused' ? 0 : 1
  } catch (error) {
    if (signal.aborted) return 130
    throw error
  } finally {
    await pair?.stop()
    await rm(data, { recursive: true, force: true })
  }
}

async function playOut(pair: Pair, say: (line: string) => void): Promise<StoryProof> {
  const { id, cast } = await tellStory(pair, say)
  return proveStory(pair, id, cast, say)
}

/** Never gives anything; throws when somebody interrupts. */
function interrupted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('Interrupted', { cause: signal.reason })), {
      once: true,
    })
  })
}
