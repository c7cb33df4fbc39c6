import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { after, before, describe, test } from 'node:test'
import { openActFile, openFile } from '#cases/files.ts'
import { readCase } from '#cases/read.ts'
import { recordTheirs } from '#cases/record-theirs.ts'
import { receiveCase } from '#cases/start.ts'
import { saveDraft } from '#cases/draft.ts'
import { haldenTrade } from '#procedures/mutual-legal-assistance/example.ts'
import { openOffice, type TestOffice } from '#test/offices.ts'
import { problemOf } from '#test/problem.ts'
import { laidIn } from '#test/requests.ts'
import { addPartner } from './partners.ts'
import { signLetter } from './signed-letter.ts'

const cordovia = {
  authority: 'XC:central',
  state: { en: 'Cordovia' },
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

let aurelia: TestOffice
let id: string
before(async () => {
  aurelia = await openOffice('XA')
  await addPartner(aurelia.crossing, aurelia.people.head, cordovia)
  id = await acknowledged()
})
after(async () => aurelia.close())

/** A request of Cordovia on paper, read in and registered: our acknowledgement has to go out by post. */
async function acknowledged(): Promise<string> {
  const { office, people } = aurelia
  const { registrar } = people
  const received = { channel: 'post', on: '2026-01-12' } as const
  const caseId = await receiveCase(office, registrar, {
    procedure: 'mutual-legal-assistance',
    partner: 'XC:central',
    unit: aurelia.unit,
    title: 'A letter from Cordovia',
    confidentiality: 0,
    ...received,
    reference: 'COOP/78',
  })
  const { languages: _, ...request } = haldenTrade
  await saveDraft(office, registrar, caseId, { version: 1, request })
  await laidIn(aurelia, registrar, caseId, { role: 'annex', text: 'the scan' })
  const { acts } = await readCase(office, registrar, caseId)
  await recordTheirs(office, registrar, {
    case: caseId,
    id: randomUUID(),
    type: 'send',
    data: { reference: 'COOP/78' },
    files: [],
    seen: acts,
    received,
  })
  await aurelia.act(registrar, caseId, 'register', {
    reference: 'XA-PAPER-2',
    officer: { name: 'Mira Sol' },
    urgency: 'P3',
  })
  return caseId
}

async function actOf(type: string): Promise<string> {
  const { entries } = await readCase(aurelia.office, aurelia.people.registrar, id)
  return entries.find(one => one.header.type === type)?.header.id ?? assert.fail(type)
}

describe('A letter that leaves by post', () => {
  test('is signed, laid into the case, and carried by its dispatch byte for byte', async () => {
    const { registrar } = aurelia.people
    const act = await actOf('register')
    const file = await signLetter(
      aurelia.crossing,
      registrar,
      { case: id, act },
      {
        language: 'es',
        channel: 'post',
      },
    )
    assert.match(file.name, /\.es\.signed\.pdf$/)
    assert.ok(file.name.includes(act.slice(0, 8)))
    const laid = await buffer((await openFile(aurelia.office, registrar, id, file.id)).stream)
    assert.match(laid.toString('latin1'), /ETSI\.CAdES\.detached/)

    const on = aurelia.office.now().toString().slice(0, 10)
    const sent = { act, channel: 'post', on, tracking: 'RR 12' }
    await aurelia.act(registrar, id, 'dispatch', sent, [file.id])
    const dispatch = await actOf('dispatch')
    const kept = await openActFile(aurelia.office, registrar, id, dispatch, 1)
    assert.deepEqual(await buffer(kept.stream), laid)
    assert.equal(kept.name, file.name)
  })

  test('is signed only where it is ours', async () => {
    const theirs = await actOf('send')
    const wish = { language: 'es' } as const
    const work = signLetter(aurelia.crossing, aurelia.people.registrar, { case: id, act: theirs }, wish)
    assert.equal((await problemOf(work)).code, 'not-found')
  })
})
