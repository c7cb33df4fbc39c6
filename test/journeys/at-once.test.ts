import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { proposeUrgency } from '#api/arrivals.ts'
import { addFile, readCase, saveDraft, startCase, takeAct } from '#api/cases.ts'
import type { ProblemDocument } from '#api/problem.ts'
import { signOut, whoAmI } from '#api/session.ts'
import { type Cast, castOf, crossed, stateOf, take } from '#main/demo/cast.ts'
import { type Client, Refused, signedIn } from '#main/demo/client.ts'
import type { Pair } from '#main/demo/pair.ts'
import { demoPassword } from '#main/demo/people.ts'
import { haldenTrade } from '#procedures/mutual-legal-assistance/example.ts'
import { testPair } from '#test/pair.ts'

describe('people who do things at once', { timeout: 180_000 }, () => {
  let data: string
  let pair: Pair
  let cast: Cast
  let jonas: Client

  before(async () => {
    data = await mkdtemp(join(tmpdir(), 'comity-at-once-'))
    pair = await testPair({ data: join(data, 'pair'), docket: false })
    cast = await castOf(pair)
    jonas = await signedIn(pair.aurelia.url, 'jonas.vey', demoPassword)
  })
  after(async () => {
    await pair?.stop()
    await rm(data, { recursive: true, force: true })
  })

  test('act on one case: one wins, the others are told what changed and by whom', async () => {
    const id = await started()
    for (let round = 1; round <= 5; round += 1) {
      const { acts } = await cast.mira.call(readCase, { params: { id } })
      const writers = [cast.mira, jonas, cast.mira, jonas, cast.mira, jonas]
      const outcomes = await Promise.allSettled(
        writers.map((writer, index) => note(writer, id, acts, `round ${round}, writer ${index}`)),
      )
      const winner = outcomes.findIndex(outcome => outcome.status === 'fulfilled')
      const refused = outcomes.flatMap(outcome =>
        outcome.status === 'rejected' ? [problemIn(outcome.reason)] : [],
      )
      assert.equal(refused.length, 5, 'one wins')
      for (const { status, code, changed } of refused) {
        assert.deepEqual([status, code], [409, 'case-changed'])
        assert.deepEqual(
          changed?.map(({ n, type, by }) => ({ n, type, by })),
          [{ n: acts + 1, type: 'note', by: writers[winner] === jonas ? 'Jonas Vey' : 'Mira Sol' }],
        )
      }
      const after = await cast.mira.call(readCase, { params: { id } })
      assert.equal(after.acts, acts + 1)
      assert.equal(after.entries.at(-1)?.content?.data['text'], `round ${round}, writer ${winner}`)
    }
  })

  test('save one draft: one wins, the other is told who did and loses nothing', async () => {
    const id = await started()
    const save = (client: Client, version: number, caseName: string) =>
      client.call(saveDraft, { params: { id }, body: { version, request: { ...haldenTrade, caseName } } })
    const both = [
      { client: cast.mira, name: 'Mira Sol' },
      { client: jonas, name: 'Jonas Vey' },
    ]
    const outcomes = await Promise.allSettled(both.map(({ client, name }) => save(client, 1, `by ${name}`)))
    const winner = both[outcomes.findIndex(outcome => outcome.status === 'fulfilled')]
    const refused = outcomes.flatMap(outcome =>
      outcome.status === 'rejected' ? [problemIn(outcome.reason)] : [],
    )
    assert.ok(winner)
    assert.equal(refused.length, 1)
    assert.deepEqual([refused[0]?.status, refused[0]?.code], [409, 'draft-changed'])
    assert.deepEqual([refused[0]?.values?.['by'], refused[0]?.values?.['version']], [winner.name, 2])
    const { draft } = await jonas.call(readCase, { params: { id } })
    assert.deepEqual(
      [draft?.version, draft?.savedBy, draft?.request['caseName']],
      [2, winner.name, `by ${winner.name}`],
    )
    const other = both.find(one => one !== winner)
    assert.ok(other)
    assert.equal((await save(other.client, 2, 'by the other, then')).draft.version, 3)
  })

  test('send the same act, start, file or draft twice, and it is there once', async () => {
    const { units } = await cast.mira.call(whoAmI, {})
    const body = {
      id: randomUUID(),
      procedure: 'mutual-legal-assistance',
      partner: 'XB:central',
      unit: units[0]?.id ?? '',
      title: 'Pressed twice',
    }
    const starts = await Promise.all([1, 2, 3].map(() => cast.mira.call(startCase, { body })))
    assert.equal(new Set(starts.map(view => view.reference)).size, 1)
    const id = starts[0]?.id ?? ''
    await refusedWith(jonas.call(startCase, { body }), 'body-invalid')

    const upload = new TextEncoder().encode('An invented order.')
    const files = await Promise.all(
      [1, 2, 3].map(() =>
        cast.mira.call(addFile, { params: { id }, query: { name: 'order.txt', role: 'annex' }, upload }),
      ),
    )
    assert.equal(new Set(files.map(file => file.id)).size, 1)
    await cast.mira.call(addFile, { params: { id }, query: { name: 'other.txt', role: 'annex' }, upload })

    const draft = { params: { id }, body: { version: 1, request: { ...haldenTrade } } }
    const saved = await Promise.all([1, 2, 3].map(() => cast.mira.call(saveDraft, draft)))
    assert.deepEqual(
      saved.map(one => one.draft.version),
      [2, 2, 2],
    )
    await refusedWith(jonas.call(saveDraft, draft), 'draft-changed')

    const act = { params: { id }, body: { id: randomUUID(), type: 'submit', seen: 1 } }
    const views = await Promise.all([1, 2, 3].map(() => cast.mira.call(takeAct, act)))
    for (const view of views) assert.deepEqual([view.acts, view.state], [2, 'submitted'])
    await refusedWith(
      cast.mira.call(takeAct, {
        ...act,
        body: { ...act.body, type: 'note', data: { text: 'another' }, seen: 2 },
      }),
      'body-invalid',
    )

    const { entries, files: loose } = await cast.mira.call(readCase, { params: { id } })
    assert.deepEqual(
      entries.map(entry => entry.header.type),
      ['draft', 'submit'],
    )
    assert.deepEqual(
      loose
        .filter(file => file.role === 'annex')
        .map(file => file.name)
        .toSorted(),
      ['order.txt', 'other.txt'],
    )
  })

  test('sign out while an act is under way: it is taken whole or not at all, and nothing follows', async () => {
    const id = await started()
    for (let round = 0; round < 5; round += 1) {
      const leaving = await signedIn(pair.aurelia.url, 'mira.sol', demoPassword)
      const { acts } = await leaving.call(readCase, { params: { id } })
      const [taken] = await Promise.allSettled([
        note(leaving, id, acts, `round ${round}`),
        leaving.call(signOut, {}),
      ])
      if (taken.status === 'rejected') assert.equal(problemIn(taken.reason).code, 'not-signed-in')
      const { acts: now } = await cast.mira.call(readCase, { params: { id } })
      assert.equal(now, acts + (taken.status === 'fulfilled' ? 1 : 0))
      await refusedWith(note(leaving, id, now, 'after signing out'), 'not-signed-in')
    }
  })

  test('are signed in twice: both browsers work, and leaving one leaves the other', async () => {
    const id = await started()
    const [office, home] = [
      await signedIn(pair.aurelia.url, 'jonas.vey', demoPassword),
      await signedIn(pair.aurelia.url, 'jonas.vey', demoPassword),
    ]
    await take(office, id, 'note', { text: 'from the office' })
    await take(home, id, 'note', { text: 'from home' })
    await office.call(signOut, {})
    await refusedWith(office.call(whoAmI, {}), 'not-signed-in')
    assert.equal((await take(home, id, 'note', { text: 'from home again' })).acts, 4)
    assert.equal((await jonas.call(whoAmI, {})).login, 'jonas.vey')
  })

  test('work in two offices on one machine, in one browser, which keeps one jar of cookies for both', async () => {
    const jar = new Map<string, string>()
    const visit = async (url: string, init: RequestInit = {}): Promise<Response> => {
      const cookie = [...jar].map(pairOf => pairOf.join('=')).join('; ')
      const answer = await fetch(`${url}/api/session`, {
        ...init,
        headers: { 'content-type': 'application/json', cookie },
      })
      for (const set of answer.headers.getSetCookie()) {
        const [name = '', value = ''] = (set.split(';')[0] ?? '').split('=')
        jar.set(name, value)
      }
      return answer
    }
    for (const [url, login] of [
      [pair.aurelia.url, 'mira.sol'],
      [pair.borealia.url, 'yasmine.fares'],
    ] as const) {
      const answer = await visit(url, {
        method: 'POST',
        body: JSON.stringify({ login, password: demoPassword }),
      })
      assert.equal(answer.status, 200)
    }
    assert.deepEqual([...jar.keys()].toSorted(), ['comity-XA-central', 'comity-XB-central'])
    assert.partialDeepStrictEqual(await (await visit(pair.aurelia.url)).json(), { login: 'mira.sol' })
    assert.partialDeepStrictEqual(await (await visit(pair.borealia.url)).json(), { login: 'yasmine.fares' })
  })

  test('act on both sides of the border: nothing is dropped, and both sides agree on what holds', async () => {
    const { mira, anselm, leila, yasmine } = cast
    const id = await started()
    await mira.call(saveDraft, { params: { id }, body: { version: 1, request: { ...haldenTrade } } })
    await take(mira, id, 'submit')
    const { approvable } = await anselm.call(readCase, { params: { id } })
    await take(anselm, id, 'approve', {
      request: approvable?.request,
      files: approvable?.files.map(file => file.sha256),
    })
    await take(anselm, id, 'send')
    await crossed(mira, id)
    const { reference, officer, urgency } = await leila.call(proposeUrgency, { params: { id } })
    const reasons = { en: { text: 'The accused has died.', origin: 'written', by: 'Anselm Brandt' } }
    await Promise.all([
      take(anselm, id, 'withdraw', { reasons }),
      take(leila, id, 'register', { reference, officer, urgency: urgency.class }),
    ])
    await crossed(mira, id)
    await crossed(leila, id)
    const [ours, theirs] = [
      await mira.call(readCase, { params: { id } }),
      await yasmine.call(readCase, { params: { id } }),
    ]
    const shared = stateOf(ours).shared
    assert.deepEqual(shared, stateOf(theirs).shared)
    assert.equal(shared.state, 'withdrawn')
    assert.equal(shared.count, 3)
    for (const { entries } of [ours, theirs]) {
      const types = entries.filter(entry => entry.header.strand === 'shared').map(entry => entry.header.type)
      assert.deepEqual(types.toSorted(), ['register', 'send', 'withdraw'])
    }
  })

  async function started(): Promise<string> {
    const { units } = await cast.mira.call(whoAmI, {})
    const { id } = await cast.mira.call(startCase, {
      body: {
        procedure: 'mutual-legal-assistance',
        partner: 'XB:central',
        unit: units[0]?.id ?? '',
        title: 'At once',
      },
    })
    return id
  }
})

function note(client: Client, id: string, seen: number, text: string) {
  return client.call(takeAct, {
    params: { id },
    body: { id: randomUUID(), type: 'note', data: { text }, seen },
  })
}

function problemIn(error: unknown): ProblemDocument {
  if (error instanceof Refused) return error.problem
  throw error
}

async function refusedWith(made: Promise<unknown>, code: string): Promise<void> {
  await assert.rejects(made, (error: unknown) => problemIn(error).code === code)
}
