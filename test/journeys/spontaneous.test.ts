import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { actLetter } from '#cases/act-letter.ts'
import { saveDraft } from '#cases/draft.ts'
import { listCases } from '#cases/list.ts'
import { readCase } from '#cases/read.ts'
import { rebuild } from '#cases/rebuild.ts'
import { recordTheirs } from '#cases/record-theirs.ts'
import { receiveCase, startCase } from '#cases/start.ts'
import { addPartner } from '#exchange/partners.ts'
import { fold, holder } from '#procedures/fold.ts'
import { portMerle } from '#procedures/spontaneous-information/example.ts'
import { mayUseInformation } from '#procedures/spontaneous-information/may-use.ts'
import { spontaneousInformation as procedure } from '#procedures/spontaneous-information/spontaneous-information.ts'
import { verifyRegister } from '#register/verify.ts'
import { approvableFiles, carry, twoOffices, type TestOffice } from '#test/offices.ts'
import { laidIn, said } from '#test/requests.ts'

/** Cordovia has no Comity: it writes by post. */
const cordovia = {
  authority: 'XC:central',
  state: { en: 'Cordovia', fr: 'Cordovie' },
  names: { en: 'Directorate of International Cooperation of Cordovia' },
  address: '3 Orange Square, Cordova',
  phone: '+999 30 555 0130',
  email: 'cooperation@justice.cordovia.example',
  zone: 'America/Bogota',
  weekend: [6, 7],
  languages: ['es', 'en'],
  channels: { direct: true, diplomaticRequired: false, interpolUrgent: true, oralUrgent: false },
  document: 'Directory of competent national authorities, leaf of Cordovia',
  filed: '2025-03-01',
}

let offices: Awaited<ReturnType<typeof twoOffices>>
before(async () => {
  offices = await twoOffices()
  await addPartner(offices.aurelia.crossing, offices.aurelia.people.head, cordovia)
})
after(async () => offices.close())

/** Information that is written, submitted, approved by another person, and sent. */
async function informed(office: TestOffice, partner: string): Promise<string> {
  const { officer, head } = office.people
  const id = await startCase(office.office, officer, {
    procedure: procedure.id,
    partner,
    unit: office.unit,
    title: 'Port Merle couriers',
    confidentiality: 0,
  })
  const saved = await saveDraft(office.office, officer, id, { version: 1, request: { ...portMerle } })
  assert.deepEqual(
    saved.findings.filter(one => one.severity !== 'informs'),
    [],
  )
  await laidIn(office, officer, id, { role: 'annex', text: `a list of ferries in ${id}` })
  await office.act(officer, id, 'submit')
  await assert.rejects(office.act(officer, id, 'approve'), { code: 'duty-missing' })
  await office.act(head, id, 'approve', approvableFiles(await readCase(office.office, head, id)))
  await office.act(head, id, 'send')
  return id
}

const sharedOf = async (office: TestOffice, id: string) => {
  const view = await readCase(office.office, office.people.head, id)
  return fold(procedure, view.side, view.entries).shared
}

describe('Information nobody asked for, between two offices', () => {
  for (const [from, to] of [
    ['aurelia', 'borealia'],
    ['borealia', 'aurelia'],
  ] as const) {
    test(`${from} informs ${to}: acknowledged, restrictions confirmed and settled, used, disclosed, linked, recalled`, async () => {
      const [informing, receiving] = [offices[from], offices[to]]
      const [here, there] = [informing.people, receiving.people]
      const id = await informed(informing, receiving.office.authority)
      assert.equal(await carry(informing, receiving), 1)

      const arrived = await readCase(receiving.office, there.registrar, id)
      assert.equal(arrived.state, 'sent')
      assert.equal(arrived.side, 'requested')
      assert.equal(arrived.title, 'Port Merle couriers')
      assert.equal(arrived.confidentiality, 1, 'an item is to stay secret, so the case opens as restricted')
      assert.deepEqual(
        arrived.findings.map(one => [one.found, one.severity, one.cites]),
        [
          ['restrictionsBind', 'informs', 'UNTOC 18(5)'],
          ['restrictionsBind', 'informs', 'UNTOC 18(5)'],
        ],
      )
      const receive = async (type: string, data: object, who = there.officer) => {
        await receiving.act(who, id, type, { ...data })
        await carry(receiving, informing)
      }
      const inform = async (type: string, data: object, who = here.officer) => {
        await informing.act(who, id, type, { ...data })
        await carry(informing, receiving)
      }
      await receive(
        'register',
        { reference: `SI-${from}-7`, officer: { name: 'Yasmine Farès' }, urgency: 'P3' },
        there.registrar,
      )
      assert.equal(
        holder(await sharedOf(informing, id)),
        'nobody',
        'an acknowledgement is all that is awaited',
      )

      await receive('acceptRestrictions', { measure: 'i3' })
      await receive('questionRestrictions', { measure: 'i2', text: said('Au juge aussi ?') })
      assert.equal(holder(await sharedOf(informing, id)), 'requesting')
      await assert.rejects(
        informing.act(here.officer, id, 'settleRestrictions', { measure: 'i2', outcome: 'changed' }),
        { code: 'blocked-by-findings' },
      )
      await inform('settleRestrictions', { measure: 'i2', outcome: 'secrecyEnded' })

      const use = { result: 'i2', proceedings: '8 KR 2' }
      assert.equal(mayUseInformation(await sharedOf(receiving, id), use).may, 'onlyWithConsent')
      await receive('askUse', { measure: 'i2', proceedings: '8 KR 2', purpose: said('Comme preuve.') })
      const asked = (await sharedOf(informing, id)).useRequests[0]?.id
      await inform('answerUse', { use: asked, answer: 'granted' }, here.head)
      assert.equal(mayUseInformation(await sharedOf(receiving, id), use).may, 'yes')
      await receiving.act(there.officer, id, 'recordUse', {
        measure: 'i2',
        purpose: 'otherProceedings',
        proceedings: '8 KR 2',
      })

      await receive('announceDisclosure', { measure: 'i1', proceedings: '9 KR 5', moment: 'before' })
      await inform('consultOnDisclosure', {
        notice: (await sharedOf(informing, id)).disclosures[0]?.id,
        text: said('Masquez les noms.'),
      })
      await receive('giveFeedback', { usefulness: 'useful' })
      await receive('linkCase', { relation: 'ledToRequest', reference: 'XB-MLA-2026-00031' })
      const sent = (await sharedOf(informing, id)).opening?.act
      await inform('recall', { act: sent, ask: 'destroy', reasons: said('Source en danger.') }, here.head)
      assert.equal(
        mayUseInformation(await sharedOf(receiving, id), { result: 'i1', proceedings: 'x' }).because,
        'recalled',
      )
      const recall = (await sharedOf(receiving, id)).recalls[0]?.id
      await receive('confirmRecall', { recall, done: 'destroyed', on: '2026-11-02' }, there.head)

      const [ours, theirs] = [await sharedOf(informing, id), await sharedOf(receiving, id)]
      assert.deepEqual(ours, theirs)
      assert.deepEqual(ours.outOfTurn, [])
      await informing.act(here.officer, id, 'close')
      await receiving.act(there.officer, id, 'close')
      const closed = await readCase(informing.office, here.officer, id)
      assert.equal(closed.state, 'closed')
      assert.ok(
        closed.entries
          .filter(entry => entry.header.strand === 'shared')
          .every(entry => entry.crossing?.state === 'received' && entry.crossing.receiptAt !== null),
      )
      assert.match(closed.reference ?? '', /^X[AB]-SI-2026-00001$/)
    })
  }

  test('is found in the register by its procedure', async () => {
    const { aurelia } = offices
    const list = (of: string) => listCases(aurelia.office, aurelia.people.head, { most: 50, procedure: of })
    const found = await list(procedure.id)
    assert.ok(found.cases.length >= 2)
    assert.ok(found.cases.every(line => line.procedure === procedure.id))
    assert.equal((await list('mutual-legal-assistance')).cases.length, 0)
  })
})

describe('Information nobody asked for, by letter', () => {
  test('leaves as a letter, and what Cordovia answers is recorded by hand', async () => {
    const { aurelia } = offices
    const { officer, registrar, head } = aurelia.people
    const id = await informed(aurelia, 'XC:central')
    const sent = (await readCase(aurelia.office, head, id)).entries.at(-1)
    assert.equal(sent?.header.type, 'send')
    assert.equal(sent?.crossing, null, 'nothing was handed to the exchange')
    const pdf = await actLetter(
      aurelia.office,
      head,
      { case: id, act: sent.header.id },
      { language: 'es', form: 'pdf', channel: 'post' },
    )
    assert.equal(Buffer.from(pdf.bytes.subarray(0, 5)).toString('latin1'), '%PDF-')
    await aurelia.act(registrar, id, 'dispatch', { act: sent.header.id, channel: 'post', on: '2026-11-02' })
    await theirs(id, 'register', {
      reference: 'COOP/9',
      officer: { name: 'Inés Albar' },
      urgency: 'P3',
    })
    await theirs(id, 'questionRestrictions', { measure: 'i2', text: said('¿También al juez?', 'es') })
    await aurelia.act(officer, id, 'settleRestrictions', { measure: 'i2', outcome: 'kept' })
    await aurelia.act(officer, id, 'close')
    const view = await readCase(aurelia.office, head, id)
    assert.equal(view.partnerReference, 'COOP/9')
    assert.equal(view.state, 'closed')
  })

  test('comes as a letter, is read in, acknowledged and asked about', async () => {
    const { aurelia } = offices
    const { officer, registrar, head } = aurelia.people
    const id = await receiveCase(aurelia.office, registrar, {
      procedure: procedure.id,
      partner: 'XC:central',
      unit: aurelia.unit,
      title: 'A letter from Cordovia',
      confidentiality: 1,
      channel: 'post',
      on: '2026-10-30',
      reference: 'COOP/10',
    })
    await saveDraft(aurelia.office, registrar, id, { version: 1, request: { ...portMerle } })
    await laidIn(aurelia, registrar, id, { role: 'annex', text: `the scan of ${id}` })
    await theirs(id, 'send', { reference: 'COOP/10' })
    await aurelia.act(registrar, id, 'register', {
      reference: 'XA-SI-PAPER',
      officer: { name: 'Mira Sol' },
      urgency: 'P3',
    })
    await aurelia.act(officer, id, 'acceptRestrictions', { measure: 'i2' })
    const act = (await readCase(aurelia.office, head, id)).entries.at(-1)?.header.id ?? ''
    const letter = await actLetter(
      aurelia.office,
      officer,
      { case: id, act },
      { language: 'es', form: 'docx' },
    )
    assert.ok(letter.bytes.length > 1_000)
    const use = { result: 'i2', proceedings: '4 KR 1' }
    assert.equal(mayUseInformation(await sharedOf(aurelia, id), use).may, 'onlyWithConsent')
    await aurelia.act(officer, id, 'askUse', {
      measure: 'i2',
      proceedings: '4 KR 1',
      purpose: said('As evidence.', 'en'),
    })
    const asked = (await sharedOf(aurelia, id)).useRequests[0]?.id
    await theirs(id, 'answerUse', { use: asked, answer: 'granted' })
    assert.equal(mayUseInformation(await sharedOf(aurelia, id), use).may, 'yes')
  })

  async function theirs(caseId: string, type: string, data: Record<string, unknown>) {
    const { aurelia } = offices
    const { registrar } = aurelia.people
    const { acts } = await readCase(aurelia.office, registrar, caseId)
    await recordTheirs(aurelia.office, registrar, {
      case: caseId,
      id: randomUUID(),
      type,
      data,
      files: [],
      seen: acts,
      received: { channel: 'post', on: '2026-11-01' },
    })
  }
})

describe('What the register holds of it', () => {
  test('folds again to the same, and the chain verifies', async () => {
    const { aurelia } = offices
    assert.deepEqual((await rebuild(aurelia.office.db, { compare: true })).different, [])
    const { office, crossing } = aurelia
    const report = await verifyRegister({ ...crossing, db: office.db, storage: office.storage })
    assert.deepEqual(report.faults, [])
  })
})
