import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { type LetterStoryProof, tellLetterStory } from '#main/demo/letter-story.ts'
import type { Pair } from '#main/demo/pair.ts'
import { testPair } from '#test/pair.ts'

describe('the story of a request that comes by post', { timeout: 240_000 }, () => {
  let data: string
  let pair: Pair
  let proof: LetterStoryProof
  const lines: string[] = []

  before(async () => {
    data = await mkdtemp(join(tmpdir(), 'comity-letter-story-'))
    pair = await testPair({ data: join(data, 'pair'), docket: false })
    proof = await tellLetterStory(pair, line => void lines.push(line))
  })
  after(async () => {
    await pair?.stop()
    await rm(data, { recursive: true, force: true })
  })

  test('tells its ten steps, each of them once', () => {
    const numbers = lines.flatMap(line => /^\d+/.exec(line)?.[0] ?? [])
    assert.deepEqual(numbers, ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'])
    const told = lines.join('\n')
    assert.match(told, /Mira’s try: duty-missing/)
    assert.match(told, /0 block/)
    assert.match(told, /stopped \(consultFirst\)/)
  })

  test('ends with every letter arrived, the register verified and the changed scan refused', () => {
    // By hand, from the story. Cordovia: the request, an answer, a reply, a consent. Aurelia by letter: register, a
    // question, two acceptances, a consultation, a condition, three results, the response. At home: taken in, each
    // letter dispatched and confirmed, closed.
    const letters = 10
    const byHand = 4
    assert.deepEqual(proof, {
      story: 'partner-without-comity',
      acts: 1 + byHand + letters + 2 * letters + 1,
      byHand,
      letters,
      arrived: letters,
      verified: true,
      tampered: 'refused',
    })
  })
})
