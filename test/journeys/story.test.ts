import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { after, before, describe, test } from 'node:test'
import { inflateSync } from 'node:zlib'
import * as yauzl from 'yauzl'
import * as z from 'zod'
import {
  type CaseView,
  readActFile,
  readCase,
  readLetter,
  readPackage,
  saveDraft,
  startCase,
} from '#api/cases.ts'
import { ownProfile } from '#api/partners.ts'
import { whoAmI } from '#api/session.ts'
import { type Cast, stateOf } from '#main/demo/cast.ts'
import type { Pair } from '#main/demo/pair.ts'
import { tellStory } from '#main/demo/story.ts'
import { proveStory, type StoryProof } from '#main/demo/story-proof.ts'
import { haldenTrade } from '#procedures/mutual-legal-assistance/example.ts'
import { timeAxis } from '#web/case/time.ts'
import { testPair } from '#test/pair.ts'

describe('the story of one request between two offices', { timeout: 240_000 }, () => {
  let data: string
  let pair: Pair
  let id: string
  let cast: Cast
  let proof: StoryProof
  let ours: CaseView
  let theirs: CaseView
  const lines: string[] = []

  before(async () => {
    data = await mkdtemp(join(tmpdir(), 'comity-story-'))
    pair = await testPair({ data: join(data, 'pair'), docket: false })
    ;({ id, cast } = await tellStory(pair, line => void lines.push(line)))
    proof = await proveStory(pair, id, cast, line => void lines.push(line))
    ours = await cast.mira.call(readCase, { params: { id } })
    theirs = await cast.yasmine.call(readCase, { params: { id } })
  })
  after(async () => {
    await pair?.stop()
    await rm(data, { recursive: true, force: true })
  })

  test('tells its nine steps, each of them once', () => {
    const numbers = lines.map(line => line.slice(0, 1)).filter(number => number !== ' ')
    assert.deepEqual(numbers, ['1', '2', '3', '4', '5', '6', '7', '8', '9'])
    assert.match(lines.join('\n'), /own approval: needsDuty\)/)
    assert.match(lines.join('\n'), /refusing the freezing was stopped \(consultFirst\)/)
  })

  test('ends with every crossing act receipted, both registers verified and the changed package refused', () => {
    // By hand, from the story. Aurelia: send, an answer, a consent. Borealia: register, a question, two
    // acceptances, a consultation, a condition, three results, the response. What is not named here stays at home:
    // draft, submit, approve, three uses of results and close; close.
    const crossing = 3 + 10
    assert.deepEqual(proof, {
      story: 'mutual-legal-assistance',
      side: 'requesting',
      acts: 2 * crossing + 7 + 1,
      crossing,
      receipts: crossing,
      verified: true,
      tampered: 'refused',
    })
  })

  test('leaves both offices with the same shared state, closed', () => {
    assert.deepEqual(stateOf(ours).shared, stateOf(theirs).shared)
    assert.deepEqual([ours.state, theirs.state], ['closed', 'closed'])
    assert.deepEqual(
      stateOf(ours).shared.measures.map(measure => measure.state),
      ['executed', 'executed', 'executed'],
    )
    assert.deepEqual(stateOf(ours).shared.outOfTurn, [])
  })

  test('takes the same time on both sides, but for the crossing', () => {
    const [here, there] = [ours, theirs].map(view => {
      const first = view.entries[0]
      assert.ok(first)
      return timeAxis(stateOf(view).clock, first.recordedAt, Date.now())
    })
    assert.ok(here && there)
    // Each turn begins when its act was recorded: there first, here when it had crossed, at most some seconds later.
    const crossing = slowestCrossing(ours, theirs) / 86_400_000
    assert.ok(here.gross > 0 && here.net > 0 && here.net < here.gross)
    assert.ok(Math.abs(here.gross - there.gross) <= 2 * crossing, `${here.gross} and ${there.gross}`)
    const turns = stateOf(ours).clock.turns.length
    assert.equal(turns, stateOf(theirs).clock.turns.length)
    assert.ok(Math.abs(here.net - there.net) <= turns * crossing, `${here.net} and ${there.net}`)
    assert.deepEqual([here.holder, there.holder], ['nobody', 'nobody'])
  })

  test('sends a container that openssl accepts, and refuses with one byte changed', async context => {
    if (!(await runs('openssl', ['version'])))
      return context.diagnostic('There is no openssl on this machine.')
    const folder = await mkdtemp(join(data, 'openssl-'))
    const file = (name: string) => join(folder, name)
    // As a partner got it, before anything crossed.
    const profile: unknown = JSON.parse(
      Buffer.from(await cast.mira.download(ownProfile, {})).toString('utf8'),
    )
    const { certificate } = z
      .object({ statement: z.object({ certificate: z.string() }) })
      .parse(profile).statement
    const entries = await request()
    await writeFile(file('certificate.pem'), certificate)
    await writeFile(file('signature.p7s'), entries.get('META-INF/signature.p7s') ?? '')
    const manifest = entries.get('META-INF/ASiCManifest.xml') ?? Buffer.alloc(0)
    await writeFile(file('manifest.xml'), manifest)
    const changed = Buffer.from(manifest)
    changed[changed.length >> 1] = (changed[changed.length >> 1] ?? 0) ^ 1
    await writeFile(file('changed.xml'), changed)
    const verify = (content: string) =>
      runs('openssl', [
        'cms',
        '-verify',
        '-inform',
        'DER',
        '-in',
        file('signature.p7s'),
        '-content',
        file(content),
        '-CAfile',
        file('certificate.pem'),
        '-purpose',
        'any',
        '-binary',
      ])
    assert.equal(await verify('manifest.xml'), true)
    assert.equal(await verify('changed.xml'), false)
  })

  test('sends letters that carry the request as it was approved', async () => {
    const entries = await request()
    const letters = [...entries].filter(([name]) => name.endsWith('.pdf'))
    assert.equal(letters.length, 2)
    const sent = theirs.entries.find(entry => entry.header.type === 'send')
    const files = sent?.content?.files ?? []
    for (const [position, file] of files.entries()) {
      const here = await cast.mira.download(readActFile, {
        params: { id, act: sent?.header.id ?? '', position: position + 1 },
      })
      const there = await cast.yasmine.download(readActFile, {
        params: { id, act: sent?.header.id ?? '', position: position + 1 },
      })
      assert.deepEqual(Buffer.from(here), Buffer.from(there), file.name)
    }
    for (const [name, bytes] of letters) {
      const carried = streamsOf(bytes).flatMap(stream =>
        stream.startsWith('{') ? [JSON.parse(stream) as unknown] : [],
      )
      assert.deepEqual(carried, [sent?.content?.data['request']], name)
    }
  })

  test('writes a letter of its own in each language', async () => {
    const { units } = await cast.mira.call(whoAmI, {})
    const started = await cast.mira.call(startCase, {
      body: {
        procedure: 'mutual-legal-assistance',
        partner: 'XB:central',
        unit: units[0]?.id ?? '',
        title: 'Letters',
      },
    })
    await cast.mira.call(saveDraft, {
      params: { id: started.id },
      body: { version: 1, request: { ...haldenTrade } },
    })
    const letters = await Promise.all(
      ['en', 'fr', 'ar'].map(language =>
        cast.mira.download(readLetter, { params: { id: started.id, language } }),
      ),
    )
    for (const letter of letters) assert.equal(Buffer.from(letter).toString('latin1', 0, 5), '%PDF-')
    assert.equal(new Set(letters.map(letter => Buffer.from(letter).toString('base64'))).size, 3)
  })

  /** The entries of the request’s container, as its receiver downloads it. */
  async function request(): Promise<Map<string, Buffer>> {
    const sent = theirs.entries.find(entry => entry.header.type === 'send')
    const act = sent?.header.id ?? ''
    return unzipped(Buffer.from(await cast.yasmine.download(readPackage, { params: { id, act } })))
  }
})

/** Milliseconds from the recording of a crossing act by its author to its recording by the other side, at most. */
function slowestCrossing(one: CaseView, other: CaseView): number {
  const recorded = new Map(other.entries.map(entry => [entry.hash, Date.parse(entry.recordedAt)]))
  const took = one.entries.flatMap(entry => {
    const there = recorded.get(entry.hash)
    return there === undefined ? [] : [Math.abs(there - Date.parse(entry.recordedAt))]
  })
  return Math.max(...took)
}

async function unzipped(bytes: Buffer): Promise<Map<string, Buffer>> {
  const zip = await yauzl.fromBufferPromise(bytes)
  const entries = new Map<string, Buffer>()
  for await (const entry of zip.eachEntry()) {
    entries.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)))
  }
  return entries
}

/** The streams of a PDF that can be inflated, as text. */
function streamsOf(pdf: Buffer): string[] {
  const text = pdf.toString('latin1')
  return [...text.matchAll(/stream\r?\n([^]*?)\r?\nendstream/g)].flatMap(([, body = '']) => {
    try {
      return [inflateSync(Buffer.from(body, 'latin1')).toString('utf8')]
    } catch {
      return []
    }
  })
}

/** Whether a program is there and ends well. */
async function runs(program: string, args: readonly string[]): Promise<boolean> {
  const child = spawn(program, args, { stdio: 'ignore' })
  try {
    const [code] = await once(child, 'exit')
    return code === 0
  } catch {
    return false
  }
}
