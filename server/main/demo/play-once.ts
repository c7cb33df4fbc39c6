import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Pair, startPair } from './pair.ts'

/**
 * Plays a story in two offices made for it and removed afterwards; its proof is the line of JSON at the end. Gives
 * the exit code: 0 when all of it holds, 1 when not, 130 when interrupted.
 */
export async function playOnce<Proof extends object>(
  say: (line: string) => void,
  signal: AbortSignal,
  story: { play: (pair: Pair) => Promise<Proof>; holds: (proof: Proof) => boolean },
): Promise<number> {
  const started = performance.now()
  const data = await mkdtemp(join(tmpdir(), 'comity-story-'))
  let pair: Pair | undefined
  try {
    pair = await startPair({ data: join(data, 'pair'), docket: false, say, signal })
    const proof = await Promise.race([story.play(pair), interrupted(signal)])
    say(JSON.stringify({ ...proof, ms: Math.round(performance.now() - started) }))
    return story.holds(proof) ? 0 : 1
  } catch (error) {
    if (signal.aborted) return 130
    throw error
  } finally {
    await pair?.stop()
    await rm(data, { recursive: true, force: true })
  }
}

/** Never gives anything; throws when somebody interrupts. */
function interrupted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('Interrupted', { cause: signal.reason })), {
      once: true,
    })
  })
}
