import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { after, before, test } from 'node:test'
import { inflateSync } from 'node:zlib'
import { sql } from 'kysely'
import { basisOf } from '#cases/basis.ts'
import { saveDraft } from '#cases/draft.ts'
import { listCases } from '#cases/list.ts'
import { lockCase } from '#cases/locked.ts'
import { readCase } from '#cases/read.ts'
import { rebuild } from '#cases/rebuild.ts'
import { exchangeActor } from '#exchange/crossing.ts'
import { inTransaction, one } from '#db/pool.ts'
import { defaultLimits, readContainer, readWhole } from '#exchange/container.ts'
import { openContainer } from '#exchange/packages.ts'
import { unresolved } from '#procedures/lanes/pre-consultation.ts'
import { haldenTrade } from '#procedures/mutual-legal-assistance/example.ts'
import { listArrivals } from '#register/arrivals.ts'
import { approvableFiles, carry, twoOffices, type TestOffice } from '#test/offices.ts'
import { drafted, said } from '#test/requests.ts'

let offices: Awaited<ReturnType<typeof twoOffices>>
before(async () => {
  offices = await twoOffices()
})
after(async () => offices.close())

/** In every remark, and in no request: letters no other text of the case has. */
const sign = 'ѪѮѰ'
const remark = (text: string) => said(`${text} ${sign}`)

test('a draft is shared, commented, changed, shared again and sent: nothing of what was said about it is in the request', async () => {
  const { aurelia, borealia } = offices
  const { officer: mira, head: anselm, registrar: tamsin } = aurelia.people
  const { officer: yasmine, registrar } = borealia.people
  const id = await drafted(aurelia, { caseName: 'Halden Trade' })

  // The registrar keeps the register; what leaves with a draft is for those who answer for the request.
  await assert.rejects(aurelia.act(tamsin, id, 'shareDraft'), { code: 'duty-missing' })
  await aurelia.act(mira, id, 'shareDraft', {
    text: said('Would this work?', 'en'),
    replyBy: '2026-11-20',
    // What the caller says of the draft is not what crosses.
    draft: { caseName: 'Something else' },
    version: 99,
  })
  await carry(aurelia, borealia)

  const came = await readCase(borealia.office, yasmine, id)
  assert.equal(came.state, 'draftShared')
  assert.equal(came.reference, null)
  assert.equal(came.holder, 'nobody')
  assert.equal(came.measures, 0)
  assert.equal(came.due, '2026-11-20')
  assert.ok(came.findings.length > 0, 'what the rules find in the draft helps whoever reads it')
  const desk = await listArrivals(borealia.office, registrar, { most: 50 })
  assert.deepEqual(desk.unregistered, [])
  assert.deepEqual(
    desk.drafts.map(one => [one.id, one.title]),
    [[id, 'Halden Trade']],
  )
  const first = (await stateIn(borealia, id)).shared.preConsultation
  assert.deepEqual(first?.values, JSON.parse(JSON.stringify({ ...haldenTrade, languages: ['fr'] })))
  assert.equal(first?.drafts[0]?.version, 2)

  await borealia.act(yasmine, id, 'commentOnDraft', {
    comments: [
      { id: 'c1', path: 'facts', comment: remark('Say when the last payment was made.') },
      { id: 'c2', path: 'measures.m1', comment: remark('Name the branch.') },
    ],
    general: remark('Clear on the whole.'),
  })
  await borealia.act(yasmine, id, 'forecast', {
    needs: remark('The number of the account.'),
    weeks: 9,
    amount: 1200,
    currency: 'XBD',
    consultFrom: 5000,
    expenses: remark('An accountant.'),
  })
  await borealia.act(yasmine, id, 'concludeDraft', { outcome: 'goOn', reasons: remark('It can be done.') })
  await carry(borealia, aurelia)

  // Aurelia goes on writing, settles the comments, and shares what it now has.
  const told = await readCase(aurelia.office, mira, id)
  assert.equal(told.state, 'drafting')
  assert.ok(told.findings.some(one => one.found === 'commentsUnresolved' && one.values?.['count'] === 3))
  const { shared } = await stateIn(aurelia, id)
  for (const [index, comment] of (shared.preConsultation?.comments ?? []).entries()) {
    await aurelia.act(mira, id, 'resolveComment', {
      comment: comment.id,
      outcome: index === 0 ? 'notTakenUp' : 'takenUp',
      note: `Settled ${sign}`,
    })
  }
  const settled = await stateIn(aurelia, id)
  assert.deepEqual(unresolved(settled.shared, settled.own), [])
  const improved = { ...haldenTrade, languages: ['fr'], caseName: 'Halden Trade and others' }
  await saveDraft(aurelia.office, mira, id, { version: 2, request: improved })
  await aurelia.act(mira, id, 'shareDraft')
  await aurelia.act(mira, id, 'endPreConsultation', {
    outcome: 'goOn',
    reasons: remark('The court wants one.'),
  })
  // The version that was shared is not what is approved, unless it still stands when it is.
  await saveDraft(aurelia.office, mira, id, {
    version: 3,
    request: { ...improved, confidentiality: { asked: true } },
  })
  await aurelia.act(mira, id, 'submit')
  const ready = await readCase(aurelia.office, anselm, id)
  await aurelia.act(anselm, id, 'approve', approvableFiles(ready))
  await carry(aurelia, borealia)
  const before_ = await stateIn(borealia, id)
  borealia.wait({ hours: 72 })
  await aurelia.act(anselm, id, 'send')
  await carry(aurelia, borealia)

  // The request is as if there had been no draft: registered, its clock from its own day, what it says and no more.
  const arrived = await readCase(borealia.office, registrar, id)
  assert.equal(arrived.state, 'sent')
  assert.equal(arrived.confidentiality, 1, 'kept as closely as the request asks, though the draft did not')
  assert.deepEqual(
    (await listArrivals(borealia.office, registrar, { most: 50 })).unregistered.map(one => one.id),
    [id],
  )
  const state = await stateIn(borealia, id)
  const sent = arrived.entries.find(entry => entry.header.type === 'send')
  assert.deepEqual(before_.clock.turns, [])
  assert.equal(state.clock.turns[0]?.from, sent?.recordedAt)
  assert.notDeepEqual(state.shared.request, before_.shared.preConsultation?.values)
  assert.equal(state.shared.request?.['caseName'], 'Halden Trade and others')
  assert.deepEqual(state.shared, (await stateIn(aurelia, id)).shared)
  const day = await inTransaction(borealia.office.db, exchangeActor, tx =>
    basisOf(tx, { caseId: id, side: 'requested', authority: 'XB:central', partner: 'XA:central' }),
  )
  assert.equal(
    day.governing.on,
    sent?.recordedAt.slice(0, 10),
    'the texts of the day of the request, not of the draft',
  )

  assert.deepEqual(await signed(aurelia, id, sent?.header.id ?? ''), [])
  const comments = arrived.entries.find(entry => entry.header.type === 'commentOnDraft')
  assert.deepEqual(
    await signed(borealia, id, comments?.header.id ?? ''),
    ['act.json'],
    'what is looked for can be found',
  )
  for (const office of [aurelia, borealia]) {
    assert.deepEqual((await rebuild(office.office.db, { compare: true })).different, [])
  }
  await borealia.act(registrar, id, 'register', {
    reference: 'XB-BEFORE-1',
    officer: { name: 'Yasmine Farès' },
    urgency: 'P2',
  })
  assert.equal((await readCase(borealia.office, registrar, id)).state, 'registered')
})

test('a draft that needs no request ends on both sides without one, and was never counted', async () => {
  const { aurelia, borealia } = offices
  const { officer: mira } = aurelia.people
  const { officer: yasmine } = borealia.people
  const id = await drafted(aurelia)
  await aurelia.act(mira, id, 'shareDraft')
  await carry(aurelia, borealia)
  const draft = (await stateIn(borealia, id)).shared.preConsultation?.drafts[0]?.id ?? ''
  await assert.rejects(borealia.act(yasmine, id, 'closeDraft', { draft }), { code: 'act-not-open' })
  await borealia.act(yasmine, id, 'concludeDraft', {
    outcome: 'otherRoute',
    route: 'openSource',
    reasons: said('The register of companies is public.'),
  })
  await carry(borealia, aurelia)
  await assert.rejects(aurelia.act(mira, id, 'abandon', { reasons: 'Public.' }), { code: 'act-not-open' })
  await aurelia.act(mira, id, 'endPreConsultation', { outcome: 'giveUp', reasons: said('Found there.') })
  await carry(aurelia, borealia)
  await aurelia.act(mira, id, 'abandon', { reasons: 'Public.' })
  await borealia.act(yasmine, id, 'closeDraft', { draft })

  const there = await readCase(borealia.office, yasmine, id)
  assert.deepEqual([there.state, there.reference, there.measures], ['closed', null, 0])
  assert.notEqual(there.closed, null)
  const open = await listCases(borealia.office, yasmine, { most: 50, open: 'true' })
  assert.ok(!open.cases.some(one => one.id === id))
  assert.equal((await readCase(aurelia.office, mira, id)).state, 'abandoned')
  const counted = await inTransaction(borealia.office.db, exchangeActor, tx =>
    one(tx, sql<{ count: number }>`select count(*)::int as count from measures where case_id = ${id}`),
  )
  assert.equal(counted.count, 0)
})

test('whoever may not see the case sees nothing of its draft', async () => {
  const { aurelia, borealia } = offices
  const id = await drafted(aurelia)
  await aurelia.act(aurelia.people.officer, id, 'shareDraft')
  await carry(aurelia, borealia)
  for (const office of [aurelia, borealia]) {
    const stranger = { ...office.people.officer, person: randomUUID(), units: [] }
    await assert.rejects(readCase(office.office, stranger, id), { code: 'not-found' })
    const seen = await inTransaction(office.office.db, stranger, tx =>
      one(
        tx,
        sql<{ acts: number; contents: number; drafts: number }>`
          select (select count(*)::int from acts where case_id = ${id}) as acts,
            (select count(*)::int from act_contents where case_id = ${id}) as contents,
            (select count(*)::int from drafts where case_id = ${id}) as drafts`,
      ),
    )
    assert.deepEqual(seen, { acts: 0, contents: 0, drafts: 0 })
    assert.deepEqual((await listArrivals(office.office, stranger, { most: 50 })).drafts, [])
  }
})

/** The entries of the container of an act in which a byte of a remark stands: its act, its request.json, its letters. */
async function signed(from: TestOffice, id: string, act: string): Promise<string[]> {
  const { stream } = await openContainer(from.crossing, from.people.head, id, act)
  const container = await readContainer({ bytes: await buffer(stream) }, defaultLimits)
  const found: string[] = []
  for (const entry of container.entries.values()) {
    const bytes = await readWhole(entry, defaultLimits.memoryBytes)
    const parts = [bytes, ...unpacked(bytes)]
    if (parts.some(part => signs.some(form => part.includes(form)))) found.push(entry.name)
  }
  const names = [...container.entries.keys()]
  container.close()
  assert.ok(names.includes('act.json'))
  return found
}

/** As JSON writes it; as PDF writes a text; as a font in a PDF says what its glyph stands for. */
const signs = [
  Buffer.from(sign),
  Buffer.from(sign, 'utf16le').swap16(),
  Buffer.from('<046A>'),
  Buffer.from('<046a>'),
]

/** The streams of a PDF, unpacked where they were packed: its pages, its fonts, and what is attached to it. */
function unpacked(pdf: Buffer): Buffer[] {
  const found: Buffer[] = []
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at + 1)) {
    try {
      found.push(inflateSync(pdf.subarray(at + 'stream\n'.length, pdf.indexOf('endstream', at))))
    } catch {
      // The word also ends `endstream`, and some streams are not packed: those were searched with the whole.
    }
  }
  return found
}

async function stateIn({ office }: TestOffice, id: string) {
  return inTransaction(office.db, exchangeActor, async tx => (await lockCase(tx, id)).state)
}
