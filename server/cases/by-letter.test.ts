import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import type { PersonActor } from '#db/actor.ts'
import { all, inTransaction } from '#db/pool.ts'
import { exchangeActor } from '#exchange/crossing.ts'
import { addPartner, ownProfile, pinAs } from '#exchange/partners.ts'
import { publicKeys } from '#exchange/keys.ts'
import { verifyRegister } from '#register/verify.ts'
import type { Received } from '#procedures/act.ts'
import { haldenTrade } from '#procedures/mutual-legal-assistance/example.ts'
import { fold, holder } from '#procedures/fold.ts'
import { mutualLegalAssistance } from '#procedures/mutual-legal-assistance/mutual-legal-assistance.ts'
import { openOffice, type TestOffice, twoOffices } from '#test/offices.ts'
import { problemOf } from '#test/problem.ts'
import { drafted, laidIn, said, sent } from '#test/requests.ts'
import { actLetter } from './act-letter.ts'
import { saveDraft } from './draft.ts'
import { readCase } from './read.ts'
import { rebuild } from './rebuild.ts'
import { recordTheirs } from './record-theirs.ts'
import { receiveCase } from './start.ts'

/** Cordovia has no Comity: it writes by post, and Aurelia's office reads its letters in. */
const cordovia = {
  authority: 'XC:central',
  state: { en: 'Cordovia', fr: 'Cordovie' },
  names: { en: 'Directorate of International Cooperation of Cordovia' },
  address: '3 Orange Square, Cordova',
  phone: '+999 30 555 0130',
  email: 'cooperation@justice.cordovia.example',
  zone: 'America/Bogota',
  languages: ['es', 'en'],
  channels: { direct: true, diplomaticRequired: false, interpolUrgent: true, oralUrgent: false },
  weekend: [6, 7],
  document: 'Directory of competent national authorities, leaf of Cordovia',
  filed: '2025-03-01',
}

let offices: { aurelia: TestOffice; borealia: TestOffice; close(): Promise<void> }
let aurelia: TestOffice
before(async () => {
  offices = await twoOffices()
  ;({ aurelia } = offices)
  await addPartner(aurelia.crossing, aurelia.people.head, cordovia)
})
after(async () => offices.close())

const byPost: Received = { channel: 'post', on: '2026-01-12', dated: '2025-12-29' }

async function theirs(
  who: PersonActor,
  caseId: string,
  type: string,
  data: Record<string, unknown> = {},
  more: { files?: string[]; received?: Received } = {},
): Promise<void> {
  const { acts } = await readCase(aurelia.office, who, caseId)
  await recordTheirs(aurelia.office, who, {
    case: caseId,
    id: randomUUID(),
    type,
    data,
    files: more.files ?? [],
    seen: acts,
    received: more.received ?? byPost,
  })
}

/** A request of Cordovia on paper: its case, opened and read in, not yet recorded. */
async function readIn(): Promise<string> {
  const { registrar } = aurelia.people
  const id = await receiveCase(aurelia.office, registrar, {
    procedure: 'mutual-legal-assistance',
    partner: 'XC:central',
    unit: aurelia.unit,
    title: 'A letter from Cordovia',
    confidentiality: 0,
    channel: 'post',
    on: '2026-01-12',
    reference: 'COOP/77',
  })
  const { languages: _, ...request } = haldenTrade
  await saveDraft(aurelia.office, registrar, id, { version: 1, request })
  await laidIn(aurelia, registrar, id, { role: 'annex', text: `the scan of ${id}` })
  return id
}

describe('A request that came on paper', () => {
  test('is read in, recorded in the name of its author, registered and answered like any other', async () => {
    const { registrar, officer, head } = aurelia.people
    const id = await readIn()
    const before = await readCase(aurelia.office, registrar, id)
    assert.equal(before.state, 'receiving')
    assert.equal(before.road, 'letter')
    assert.deepEqual(
      before.theirActs.map(one => one.act),
      ['shareDraft', 'send'],
    )

    await theirs(registrar, id, 'send', { reference: 'COOP/77' })
    const arrived = await readCase(aurelia.office, registrar, id)
    const act = arrived.entries.at(-1)
    assert.equal(arrived.state, 'sent')
    assert.equal(arrived.partnerReference, 'COOP/77')
    assert.equal(act?.header.from, 'XC:central')
    assert.deepEqual(act?.header.to, ['XA:central'])
    assert.equal(act?.by, registrar.person, 'who read it in stands beside it')
    assert.deepEqual(act?.content?.received, byPost)
    assert.equal(act?.content?.files.length, 1, 'the scan lies with the request')
    assert.equal(arrived.draft, null)

    await aurelia.act(registrar, id, 'register', {
      reference: 'XA-PAPER-1',
      officer: { name: 'Mira Sol' },
      urgency: 'P3',
    })
    await aurelia.act(officer, id, 'askInformation', {
      questions: [{ id: 'q1', path: 'facts', question: said('Which account?', 'en') }],
    })
    assert.equal(holder(await stateOf(id)), 'requesting')
    const scan = await laidIn(aurelia, registrar, id, { role: 'annex', text: `their answer in ${id}` })
    const question = (await stateOf(id)).questions[0]?.id ?? ''
    await theirs(
      registrar,
      id,
      'answerInformation',
      { answers: [{ id: 'a1', question, answer: said('The second one.', 'en') }] },
      { files: [scan], received: { channel: 'email', on: '2026-02-20' } },
    )
    assert.equal(holder(await stateOf(id)), 'requested')

    for (const { id: measure } of (await stateOf(id)).measures) {
      await aurelia.act(officer, id, 'acceptMeasure', { measure })
      await aurelia.act(officer, id, 'deliverResult', { measure, procedureFollowed: 'noneWished' })
    }
    await aurelia.act(officer, id, 'respond', {})
    await aurelia.act(officer, id, 'close', {})
    const closed = await readCase(aurelia.office, head, id)
    assert.equal(closed.state, 'closed')
    assert.ok(
      closed.entries.every(entry => entry.crossing === null),
      'nothing was handed to the exchange',
    )
  })

  test('may turn out to be none, and is set aside with the reason', async () => {
    const { registrar } = aurelia.people
    const id = await readIn()
    await aurelia.act(registrar, id, 'setAside', { reasons: 'The same letter came by e-mail last week.' })
    const view = await readCase(aurelia.office, registrar, id)
    assert.equal(view.state, 'setAside')
    assert.notEqual(view.closed, null)
    assert.deepEqual(view.theirActs, [])
  })

  test('is taken in by a registrar, of today or before, and not for a partner whose requests arrive sealed', async () => {
    const { officer, registrar } = aurelia.people
    const receipt = {
      procedure: 'mutual-legal-assistance',
      partner: 'XC:central',
      unit: aurelia.unit,
      title: '',
      confidentiality: 0,
      channel: 'post',
      on: '2026-01-12',
    } as const
    assert.equal((await problemOf(receiveCase(aurelia.office, officer, receipt))).code, 'duty-missing')
    const future = await problemOf(receiveCase(aurelia.office, registrar, { ...receipt, on: '2999-01-01' }))
    assert.equal(future.more.fields?.[0]?.path, 'on')
    const dated = await problemOf(receiveCase(aurelia.office, registrar, { ...receipt, dated: '2026-01-13' }))
    assert.equal(dated.more.fields?.[0]?.path, 'dated')
    const sealed = await problemOf(
      receiveCase(aurelia.office, registrar, { ...receipt, partner: 'XB:central' }),
    )
    assert.equal(sealed.more.fields?.[0]?.path, 'partner')
  })
})

describe('A draft before a request, with a partner that is reached by letter', () => {
  test('goes with a letter that says it is none, and the answers are recorded by hand', async () => {
    const { officer, registrar } = aurelia.people
    const id = await drafted(aurelia, {}, 'XC:central')
    await aurelia.act(officer, id, 'shareDraft', { replyBy: '2026-12-04' })
    const shared = (await readCase(aurelia.office, officer, id)).entries.at(-1)?.header.id ?? ''
    const letter = await actLetter(
      aurelia.office,
      officer,
      { case: id, act: shared },
      { language: 'en', form: 'pdf' },
    )
    assert.equal(letter.media, 'application/pdf')
    await aurelia.act(registrar, id, 'dispatch', { act: shared, channel: 'post', on: '2026-11-02' })
    const told = { channel: 'post', on: '2026-11-02' } as const
    const comments = [{ id: 'c1', path: 'facts', comment: said('Falta una fecha.', 'es') }]
    await theirs(officer, id, 'commentOnDraft', { comments }, { received: told })
    await theirs(
      officer,
      id,
      'concludeDraft',
      { outcome: 'goOn', reasons: said('Sí.', 'es') },
      { received: told },
    )
    const view = await readCase(aurelia.office, officer, id)
    const { preConsultation } = fold(mutualLegalAssistance, 'requesting', view.entries).shared
    assert.equal(preConsultation?.comments[0]?.path, 'facts')
    assert.equal(preConsultation?.conclusion?.outcome, 'goOn')
    assert.equal(view.state, 'drafting')
    assert.ok(view.draft, 'it is still being written')
  })

  test('of theirs is read in as a draft, put aside, and becomes a request when that comes', async () => {
    const { registrar, officer } = aurelia.people
    const id = await readIn()
    await theirs(registrar, id, 'shareDraft', { reference: 'COOP/77' })
    const read = await readCase(aurelia.office, officer, id)
    assert.equal(read.state, 'draftShared')
    assert.equal(read.holder, 'nobody')
    await aurelia.act(officer, id, 'concludeDraft', { outcome: 'goOn', reasons: said('Oui.') })
    await theirs(registrar, id, 'send', { reference: 'COOP/77' })
    const { state, partnerReference } = await readCase(aurelia.office, registrar, id)
    assert.deepEqual([state, partnerReference], ['sent', 'COOP/77'])
  })
})

describe('Our request to a partner that is reached by letter', () => {
  test('leaves as a letter: when and how is recorded, and when it arrived', async () => {
    const { officer, registrar } = aurelia.people
    const id = await sent(aurelia, { languages: ['en'] }, 'XC:central')
    const waiting = await inTransaction(aurelia.office.db, exchangeActor, tx =>
      all(tx, sql`select 1 from messages where case_id = ${id}`),
    )
    assert.deepEqual(waiting, [], 'no message waits for a partner that cannot receive it')

    const view = await readCase(aurelia.office, registrar, id)
    const act = view.entries.find(entry => entry.header.type === 'send')?.header.id ?? ''
    const none = view.openActs.find(one => one.act === 'confirmDelivery')
    assert.equal(none?.unless?.code, 'nothingUnderWay', 'what has not left has not arrived')
    await aurelia.act(registrar, id, 'dispatch', {
      act,
      channel: 'diplomaticBag',
      on: '2026-01-12',
      tracking: 'BAG 7',
    })
    await aurelia.act(registrar, id, 'confirmDelivery', { act, on: '2026-01-30', known: 'Their stamp' })
    const { own } = folded(await readCase(aurelia.office, officer, id))
    assert.deepEqual(own.dispatches, [
      {
        act,
        channel: 'diplomaticBag',
        on: '2026-01-12',
        tracking: 'BAG 7',
        delivered: { on: '2026-01-30', known: 'Their stamp' },
      },
    ])

    await theirs(registrar, id, 'register', {
      reference: 'COOP/78',
      officer: { name: 'Inés Albar' },
      urgency: 'P3',
    })
    const registered = await readCase(aurelia.office, officer, id)
    assert.equal(registered.state, 'registered')
    assert.equal(registered.partnerReference, 'COOP/78')
  })

  test('is refused there without consultation: a fact from elsewhere is recorded, not stopped', async () => {
    const { officer, registrar } = aurelia.people
    const id = await sent(aurelia, { languages: ['en'] }, 'XC:central')
    const measure = (await stateOf(id)).measures[0]?.id ?? ''
    await theirs(registrar, id, 'register', {
      reference: 'COOP/79',
      officer: { name: 'Inés Albar' },
      urgency: 'P3',
    })
    await theirs(officer, id, 'refuseMeasure', {
      measure,
      grounds: ['essentialInterests'],
      reasons: said('The letter gives one line.', 'en'),
    })
    assert.equal((await stateOf(id)).measures[0]?.state, 'refused')
    assert.equal((await stateOf(id)).measures[0]?.refusal?.consulted, false)
  })

  test('is not what its partner cannot have done by now, nor anything of our side', async () => {
    const { registrar } = aurelia.people
    const id = await sent(aurelia, { languages: ['en'] }, 'XC:central')
    for (const type of ['respond', 'withdraw', 'send', 'note', 'nonsense']) {
      assert.equal((await problemOf(theirs(registrar, id, type))).code, 'act-not-open', type)
    }
    const late = { received: { channel: 'post', on: '2999-01-01' } } as const
    assert.equal((await problemOf(theirs(registrar, id, 'register', {}, late))).code, 'body-invalid')
  })
})

describe('A partner with Comity', () => {
  test('never has an act recorded by hand: what it does arrives sealed', async () => {
    const id = await sent(aurelia)
    const problem = await problemOf(
      theirs(aurelia.people.registrar, id, 'register', { reference: 'X', urgency: 'P3' }),
    )
    assert.equal(problem.code, 'act-not-open')
    const view = await readCase(aurelia.office, aurelia.people.head, id)
    assert.deepEqual(view.theirActs, [])
    assert.equal(
      view.openActs.some(one => one.act === 'dispatch'),
      false,
    )
  })

  test('that had none before goes on by letter in its old cases, and by the exchange in new ones', async () => {
    const old = await sent(aurelia, { languages: ['en'] }, 'XC:central')
    const office = await openOffice('XC')
    try {
      const { head } = aurelia.people
      const { bytes } = await ownProfile(office.crossing, null)
      const pinned = {
        profile: Buffer.from(bytes).toString('base64'),
        fingerprint: publicKeys(office.crossing.keys).fingerprint,
      }
      await pinAs(aurelia.crossing, head, head.person, pinned)
      const again = await problemOf(pinAs(aurelia.crossing, head, head.person, pinned))
      assert.equal(again.code, 'partner-known', 'who is pinned stays as pinned')

      const fresh = await sent(aurelia, { languages: ['en'] }, 'XC:central')
      const roads = await Promise.all(
        [old, fresh].map(async id => (await readCase(aurelia.office, head, id)).road),
      )
      assert.deepEqual(roads, ['letter', 'exchange'])
      await theirs(aurelia.people.registrar, old, 'register', {
        reference: 'COOP/80',
        officer: { name: 'Inés Albar' },
        urgency: 'P3',
      })
      assert.equal((await readCase(aurelia.office, head, old)).state, 'registered')
    } finally {
      await office.close()
    }
  })
})

test('What was recorded by hand verifies, and folds again to the same', async () => {
  const report = await verifyRegister({
    db: aurelia.office.db,
    storage: aurelia.office.storage,
    keys: aurelia.crossing.keys,
    workDir: aurelia.crossing.workDir,
  })
  assert.deepEqual(report.faults, [])
  assert.deepEqual((await rebuild(aurelia.office.db, { compare: true })).different, [])
})

function folded(view: Awaited<ReturnType<typeof readCase>>) {
  return fold(mutualLegalAssistance, view.side, view.entries)
}

async function stateOf(id: string) {
  return folded(await readCase(aurelia.office, aurelia.people.head, id)).shared
}
