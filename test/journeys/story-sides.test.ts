import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { demo } from '#main/demo.ts'
import { Usage } from '#main/command.ts'
import { tellLetterStory } from '#main/demo/letter-story.ts'
import type { Pair } from '#main/demo/pair.ts'
import { tellStory } from '#main/demo/story.ts'
import { proveStory } from '#main/demo/story-proof.ts'
import { testPair } from '#test/pair.ts'

describe('the stories with Aurelia on the other side', { timeout: 240_000 }, () => {
  let data: string
  let pair: Pair

  before(async () => {
    data = await mkdtemp(join(tmpdir(), 'comity-sides-'))
    pair = await testPair({ data: join(data, 'pair'), docket: false })
  })
  after(async () => {
    await pair?.stop()
    await rm(data, { recursive: true, force: true })
  })

  test('Borealia asks Aurelia: the same acts cross, and all of it is proven', async () => {
    const lines: string[] = []
    const { id, cast } = await tellStory(pair, line => void lines.push(line), { side: 'requested' })
    const proof = await proveStory(pair, id, cast, line => void lines.push(line))
    // The acts of the story do not depend on who asks.
    const crossing = 3 + 10
    assert.deepEqual(proof, {
      story: 'mutual-legal-assistance',
      side: 'requested',
      acts: 2 * crossing + 7 + 1,
      crossing,
      receipts: crossing,
      verified: true,
      tampered: 'refused',
    })
    assert.match(lines.join('\n'), /Tamsin Quill registers it/)
  })

  test('Aurelia asks Cordovia by letter: ours leave and arrive, theirs are recorded by hand', async () => {
    const lines: string[] = []
    const proof = await tellLetterStory(pair, line => void lines.push(line), 'requesting')
    // By hand, from the story. Aurelia: the request, an answer, feedback. Cordovia: register, a question, three
    // acceptances, three results, the response.
    assert.partialDeepStrictEqual(proof, {
      side: 'requesting',
      byHand: 9,
      letters: 3,
      arrived: 3,
      verified: true,
      tampered: 'refused',
    })
    const numbers = lines.flatMap(line => /^\d+/.exec(line)?.[0] ?? [])
    assert.deepEqual(numbers, ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11'])
  })
})

test('a side that is neither of the two is refused with a sentence', async () => {
  for (const args of [
    ['--story', 'mutual-legal-assistance', '--side', 'third'],
    ['--side', 'requesting'],
  ]) {
    await assert.rejects(demo(args), (error: unknown) => {
      assert.ok(error instanceof Usage)
      assert.match(error.message, /--side says on which side of a story Aurelia is/)
      return true
    })
  }
})
