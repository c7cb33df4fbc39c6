import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { PersonActor } from '#db/actor.ts'
import { inTransaction } from '#db/pool.ts'
import { exchangeActor } from '#exchange/crossing.ts'
import { addPartner } from '#exchange/partners.ts'
import type { Received } from '#procedures/act.ts'
import { haldenTrade } from '#procedures/mutual-legal-assistance/example.ts'
import { type TestOffice, twoOffices } from '#test/offices.ts'
import { caseLetter } from './act-letter.ts'
import { saveDraft } from './draft.ts'
import { lockCase } from './locked.ts'
import { readCase } from './read.ts'
import { recordTheirs } from './record-theirs.ts'
import { receiveCase } from './start.ts'

/** Cordovia has no Comity: its authority telephones. */
const cordovia = {
  authority: 'XC:central',
  state: { en: 'Cordovia' },
  names: { en: 'Directorate of International Cooperation of Cordovia' },
  address: '3 Orange Square, Cordova',
  phone: '+999 30 555 0130',
  email: 'cooperation@justice.cordovia.example',
  zone: 'America/Bogota',
  languages: ['es', 'en'],
  channels: { direct: true, diplomaticRequired: false, interpolUrgent: true, oralUrgent: true },
  weekend: [6, 7],
  document: 'Directory of competent national authorities, leaf of Cordovia',
  filed: '2025-03-01',
}

let offices: Awaited<ReturnType<typeof twoOffices>>
let aurelia: TestOffice
before(async () => {
  offices = await twoOffices()
  ;({ aurelia } = offices)
  await addPartner(aurelia.crossing, aurelia.people.head, cordovia)
})
after(async () => offices.close())

test('a request by telephone opens a case, is accepted, chased, confirmed in writing and compared', async () => {
  const { registrar, officer, head } = aurelia.people
  const day = '2026-01-12'
  const id = await receiveCase(aurelia.office, registrar, {
    procedure: 'mutual-legal-assistance',
    partner: 'XC:central',
    unit: aurelia.unit,
    title: 'A call from Cordovia',
    confidentiality: 0,
    channel: 'oral',
    on: day,
  })
  const call = {
    caller: 'Rosa Vidal, Attorney General of Cordovia',
    number: '+999 30 555 0188',
    madeAt: `${day}T08:10[UTC]`,
    asked: 'Freeze the balance of the account ending 4471',
    urgent: 'It leaves for a third State at noon',
    agreed: 'treaty',
  }
  await assert.rejects(aurelia.act(officer, id, 'recordCall', { ...call, caller: undefined }), {
    code: 'body-invalid',
  })
  await aurelia.act(officer, id, 'recordCall', call)
  const { languages: _, ...request } = haldenTrade
  await saveDraft(aurelia.office, registrar, id, { version: 1, request })
  await theirs(registrar, id, 'send', { reference: 'by telephone' }, { channel: 'oral', on: day })
  await aurelia.act(registrar, id, 'register', {
    reference: 'XA-ORAL-1',
    officer: { name: 'Mira Sol' },
    urgency: 'P1',
  })
  await aurelia.act(officer, id, 'acceptMeasure', { measure: 'm1' })
  await aurelia.act(officer, id, 'askConfirmation', { replyBy: '2026-01-20' })
  await assert.rejects(
    aurelia.act(officer, id, 'decideOnOralRequest', { outcome: 'stop', reasons: 'Silence.' }),
    { code: 'duty-missing' },
    'what becomes of what was begun is for the head of unit',
  )
  await aurelia.act(head, id, 'decideOnOralRequest', {
    outcome: 'goOn',
    reasons: 'The letter is in the post.',
  })

  const changes = [{ id: 'c1', path: 'measures.m1.account', value: 'XB42 0001 4417' }]
  const post: Received = { channel: 'post', on: '2026-01-15', dated: day }
  await theirs(registrar, id, 'confirmOralRequest', { dated: day, reference: 'COOP/77', changes }, post)
  const state = await inTransaction(
    aurelia.office.db,
    exchangeActor,
    async tx => (await lockCase(tx, id)).state,
  )
  assert.deepEqual(state.shared.oral?.confirmation?.changes, [
    { path: 'measures.m1.account', before: 'XB42 0001 4471', after: 'XB42 0001 4417' },
  ])
  assert.equal(state.own.calls[0]?.number, '+999 30 555 0188')
  assert.equal(state.own.oralDecisions[0]?.by, head.person)
  await assert.rejects(
    aurelia.act(officer, id, 'askConfirmation', {}),
    { code: 'act-not-open' },
    'nothing waits any more',
  )

  const labels = await caseLetter(
    aurelia.office,
    officer,
    { case: id, letter: 'itemLabels' },
    { language: 'en', form: 'pdf' },
  )
  assert.ok(labels.bytes.length > 1000, 'labels are a page of their own')
})

async function theirs(
  who: PersonActor,
  id: string,
  type: string,
  data: Record<string, unknown>,
  received: Received,
): Promise<void> {
  const { acts } = await readCase(aurelia.office, who, id)
  await recordTheirs(aurelia.office, who, {
    case: id,
    id: randomUUID(),
    type,
    data,
    files: [],
    seen: acts,
    received,
  })
}
