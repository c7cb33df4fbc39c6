import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { type LetterStoryProof, tellLetterStory } from '#main/demo/letter-story.ts'
import type { Pair } from '#main/demo/pair.ts'
import { testPair } from '#test/pair.ts'

describe('the story of a request that comes by e-mail', { timeout: 240_000 }, () => {
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

  test('tells its eleven steps, each of them once', () => {
    const numbers = lines.flatMap(line => /^\d+/.exec(line)?.[0] ?? [])
    assert.deepEqual(numbers, ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11'])
    const told = lines.join('\n')
    assert.match(told, /Mira’s try: duty-missing/)
    assert.match(told, /2 stand in quarantine \(order\.pdf: executable, notWhatItSays; annex 3\.pdf: empty\)/)
    assert.match(told, /with the bad ones: body-invalid/)
    assert.match(told, /0 in the form before she accepts/)
    assert.match(told, /recognised \(likely: sameReference\)/)
    assert.match(told, /by e-mail as signed PDF/)
    assert.match(told, /0 block/)
    assert.match(told, /stopped \(consultFirst\)/)
  })

  test('ends with every letter arrived, the register verified and the changed scan refused', () => {
    // By hand, from the story. Cordovia: the request, an answer, a reply, a consent. Aurelia by letter: register, a
    // question, two acceptances, a consultation, a condition, three results, the response. At home: taken in, the
    // copy by pouch, each letter dispatched and confirmed, closed.
    const letters = 10
    const byHand = 4
    assert.deepEqual(proof, {
      story: 'partner-without-comity',
      side: 'requested',
      acts: 1 + byHand + 1 + letters + 2 * letters + 1,
      byHand,
      letters,
      arrived: letters,
      verified: true,
      tampered: 'refused',
    })
  })
})
