import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { text } from 'node:stream/consumers'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { askView } from '#api/asks.ts'
import { createHomeAuthority } from '#accounts/home.ts'
import { createPerson } from '#accounts/people.ts'
import { Problem, type ProblemCode } from '#api/problem.ts'
import type { PersonActor } from '#db/actor.ts'
import { asOwner } from '#db/cluster.ts'
import { affected, all, inTransaction } from '#db/pool.ts'
import { haldenTrade } from '#procedures/mutual-legal-assistance/example.ts'
import { approvableFiles, carry, type TestOffice, twoOffices } from '#test/offices.ts'
import { laidIn, said } from '#test/requests.ts'
import { saveDraft } from './draft.ts'
import { ask, declineAsk, openAskFile, takeAskStep, takeUpAsk, withdrawAsk } from './ask-steps.ts'
import { listAsks, newAsks, readAsk } from './asks.ts'
import { readCase } from './read.ts'
import { rebuild } from './rebuild.ts'
import { releaseResult } from './release.ts'

let offices: Awaited<ReturnType<typeof twoOffices>>
let aurelia: TestOffice
let borealia: TestOffice
let ilse: PersonActor
let other: PersonActor

before(async () => {
  offices = await twoOffices()
  ;({ aurelia, borealia } = offices)
  ilse = await asker('XA:prosecutor-halden', 'i.varga')
  other = await asker('XA:prosecutor-serin', 'o.lind')
})
after(() => offices.close())

async function asker(authority: string, login: string): Promise<PersonActor> {
  const person = await inTransaction(aurelia.office.db, null, async tx => {
    await createHomeAuthority(tx, {
      id: authority,
      names: { en: authority },
      kind: 'prosecutor',
      requests: true,
      executes: false,
    })
    return createPerson(tx, aurelia.office.now(), {
      login,
      name: login,
      password: `${login}-remembers-this`,
      home: authority,
    })
  })
  return { kind: 'person', person, units: [], level: 0, everywhere: false, duties: [], home: authority }
}

const refusedAs = (code: ProblemCode) => (error: unknown) => error instanceof Problem && error.code === code

/** A free text as the contract takes it. */
const written = (text: string) => ({ fr: { text, origin: 'written' as const, by: 'Yasmine Farès' } })

async function asked(who = ilse): Promise<string> {
  const id = randomUUID()
  await ask(aurelia.office, who, {
    id,
    partner: 'XB:central',
    subject: 'The account in Nordmar',
    facts: written('Money left through one account.'),
    needs: written('Two years of statements.'),
    neededBy: '2027-03-01',
  })
  return id
}

const takenUp = async (id: string) =>
  (await takeUpAsk(aurelia.office, aurelia.people.officer, { id, unit: aurelia.unit, confidentiality: 0 }))
    .case

const step = (id: string, type: 'correctAsk' | 'confirmLimits' | 'reportUse' | 'wishOtherUse', data = {}) =>
  takeAskStep(aurelia.office, ilse, { ask: id, id: randomUUID(), type, data })

describe('An ask', () => {
  test('is seen by the authority that asked and by the intake unit, and by nobody else', async () => {
    const id = await asked()
    assert.equal((await readAsk(aurelia.office, ilse, id)).stage, 'asked')
    assert.ok((await newAsks(aurelia.office, aurelia.people.officer)).asks.some(one => one.id === id))
    await assert.rejects(readAsk(aurelia.office, other, id), refusedAs('not-found'))
    assert.deepEqual((await listAsks(aurelia.office, other)).asks, [])
    const elsewhere: PersonActor = { ...aurelia.people.officer, units: [randomUUID()] }
    for (const stranger of [other, elsewhere, null]) {
      const seen = await inTransaction(aurelia.office.db, stranger, tx => all(tx, sql`select 1 from asks`))
      assert.deepEqual(seen, [])
    }
    const changed = await inTransaction(aurelia.office.db, other, tx =>
      affected(tx, sql`update asks set state = 'withdrawn', reasons = 'x' where id = ${id}`),
    )
    assert.equal(changed, 0)
  })

  test('is not rewritten, not even by the owner, and ends once', async () => {
    const id = await asked()
    for (const wrong of [
      `update asks set subject = 'x' where id = '${id}'`,
      `delete from asks where id = '${id}'`,
    ])
      await assert.rejects(
        asOwner(aurelia.ownerUrl, client => client.query(wrong)),
        wrong,
      )
    await withdrawAsk(aurelia.office, ilse, { id, reasons: 'Found at home.' })
    await assert.rejects(takenUp(id), refusedAs('not-found'))
    await assert.rejects(
      declineAsk(aurelia.office, aurelia.people.officer, { id, reasons: 'Late.' }),
      refusedAs('not-found'),
    )
    await assert.rejects(step(id, 'correctAsk'), refusedAs('act-not-open'))
  })

  test('is made in nobody else’s name', async () => {
    const forged = inTransaction(aurelia.office.db, other, tx =>
      sql`insert into asks (id, authority, central, partner, subject, facts, needs, asked_at, asked_by)
        values (${randomUUID()}, 'XA:prosecutor-halden', 'XA:central', 'XB:central', 's', '{}', '{}', now(), ${other.person})`.execute(
        tx,
      ),
    )
    await assert.rejects(forged)
  })

  test('that is declined says why to whoever asked', async () => {
    const id = await asked()
    await declineAsk(aurelia.office, aurelia.people.officer, { id, reasons: 'The account is held here.' })
    const seen = await readAsk(aurelia.office, ilse, id)
    assert.deepEqual([seen.stage, seen.reasons, seen.open], ['declined', 'The account is held here.', []])
  })

  test('goes abroad after remarks and correction, and its result comes home with its limits', async () => {
    const { officer, head } = aurelia.people
    const id = await asked()
    const theirs = await asked(other)
    const caseId = await takenUp(id)
    // The same taking up again opens no second case.
    await assert.rejects(takenUp(id), refusedAs('not-found'))
    const draft = (await readCase(aurelia.office, officer, caseId)).draft
    assert.deepEqual(draft?.request['facts'], said('Money left through one account.'))

    await aurelia.act(officer, caseId, 'note', { text: 'Between us: the judge hesitates.' })
    const remark = { id: 'r1', path: 'needs', text: 'Which bank?' }
    await aurelia.act(officer, caseId, 'sendAskBack', { remarks: [remark] })
    const returned = await readAsk(aurelia.office, ilse, id)
    assert.deepEqual([returned.stage, returned.returned?.remarks], ['returned', [remark]])
    assert.ok(!JSON.stringify(returned).includes('hesitates'))
    await assert.rejects(
      takeAskStep(aurelia.office, other, { ask: id, id: randomUUID(), type: 'correctAsk', data: {} }),
      refusedAs('not-found'),
    )
    await step(id, 'correctAsk', { needs: said('Statements of the bank in Nordmar.') })
    assert.equal((await readAsk(aurelia.office, ilse, id)).stage, 'corrected')

    await saveDraft(aurelia.office, officer, caseId, {
      version: draft?.version ?? 0,
      request: { ...haldenTrade, languages: ['fr'] },
    })
    await laidIn(aurelia, officer, caseId, { role: 'annex', text: 'an order' })
    await aurelia.act(officer, caseId, 'submit')
    await aurelia.act(head, caseId, 'approve', approvableFiles(await readCase(aurelia.office, head, caseId)))
    await aurelia.act(head, caseId, 'send')
    assert.equal((await readAsk(aurelia.office, ilse, id)).stage, 'abroad')
    await carry(aurelia, borealia)
    await borealia.act(borealia.people.registrar, caseId, 'register', {
      reference: 'BO-7',
      officer: { name: 'Yasmine Farès' },
      urgency: 'P2',
    })
    await borealia.act(borealia.people.officer, caseId, 'acceptMeasure', { measure: 'm1' })
    const file = await laidIn(borealia, borealia.people.officer, caseId, {
      role: 'result',
      measure: 'm1',
      text: 'two years of statements',
    })
    await borealia.act(
      borealia.people.officer,
      caseId,
      'deliverResult',
      { measure: 'm1', limitation: said('Not for tax matters.') },
      [file],
    )
    await carry(borealia, aurelia)

    const { entries } = await readCase(aurelia.office, officer, caseId)
    const result = entries.find(entry => entry.header.type === 'deliverResult')?.header.id ?? ''
    const proceedings = String(haldenTrade.proceedings?.[0]?.reference)
    await assert.rejects(
      aurelia.act(officer, caseId, 'deliverHome', { result, proceedings, release: randomUUID() }),
      refusedAs('use-not-allowed'),
    )
    const release = await releaseResult(aurelia.office, officer, {
      case: caseId,
      result,
      id: randomUUID(),
      purpose: 'stated',
      proceedings,
      recipient: 'XA:prosecutor-halden',
    })
    await aurelia.act(officer, caseId, 'deliverHome', { result, proceedings, release: release.id })
    const [delivery] = askView.parse(await readAsk(aurelia.office, ilse, id)).deliveries
    assert.deepEqual(delivery?.limits, [said('Not for tax matters.')])
    const place = { id, delivery: delivery?.id ?? '', position: 1 }
    await assert.rejects(openAskFile(aurelia.office, ilse, place), refusedAs('act-not-open'))
    await assert.rejects(
      step(id, 'reportUse', { delivery: place.delivery, proceedings, usefulness: 'useful' }),
    )
    await step(id, 'confirmLimits', { delivery: place.delivery })
    const opened = await openAskFile(aurelia.office, ilse, place)
    assert.equal(await text(opened.stream), 'two years of statements')
    await assert.rejects(openAskFile(aurelia.office, other, place), refusedAs('not-found'))
    await assert.rejects(
      openAskFile(aurelia.office, other, { ...place, id: theirs }),
      refusedAs('act-not-open'),
    )
    await assert.rejects(
      openAskFile(aurelia.office, ilse, { ...place, delivery: result }),
      refusedAs('not-found'),
    )

    await step(id, 'wishOtherUse', {
      delivery: place.delivery,
      proceedings: 'AU-2026-99',
      purpose: said('A second accused.'),
    })
    await step(id, 'reportUse', { delivery: place.delivery, proceedings, usefulness: 'decisive' })
    const told = await readAsk(aurelia.office, ilse, id)
    assert.deepEqual([told.stage, told.wishes.length, told.reports.length], ['useReported', 1, 1])
    await aurelia.act(officer, caseId, 'giveFeedback', { usefulness: 'decisive' })
    await carry(aurelia, borealia)
    const there = await readCase(borealia.office, borealia.people.officer, caseId)
    assert.equal(there.entries.at(-1)?.header.type, 'giveFeedback')
    assert.ok(!there.entries.some(entry => /Ask|Home|confirmLimits|reportUse/.test(entry.header.type)))
    assert.deepEqual((await rebuild(aurelia.office.db, { compare: true })).different, [])
  })
})
