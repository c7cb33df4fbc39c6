import assert from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import type { PersonActor } from '#db/actor.ts'
import { addPartner } from '#exchange/partners.ts'
import { cordovia } from '#main/demo/cordovia.ts'
import { haldenTrade } from '#procedures/mutual-legal-assistance/example.ts'
import { type TestOffice, twoOffices } from '#test/offices.ts'
import { problemOf } from '#test/problem.ts'
import { drafted, laidIn } from '#test/requests.ts'
import { alikeToCase, alikeToLetter } from './alike.ts'
import { saveDraft } from './draft.ts'
import { nameCase } from './members.ts'
import { readCase } from './read.ts'
import { recordAct } from './record.ts'
import { receiveCase, startCase } from './start.ts'

describe('The same request coming again', () => {
  let offices: Awaited<ReturnType<typeof twoOffices>>
  let here: TestOffice
  let first: string
  before(async () => {
    offices = await twoOffices()
    here = offices.aurelia
    await addPartner(here.crossing, here.people.head, cordovia)
    first = await letterCame('COOP/77-2026')
    await laidIn(here, here.people.registrar, first, { role: 'annex', text: 'The letter as it came.' })
  })
  after(async () => offices.close())

  async function letterCame(reference: string): Promise<string> {
    return receiveCase(here.office, here.people.registrar, {
      procedure: 'mutual-legal-assistance',
      partner: 'XC:central',
      unit: here.unit,
      title: 'Cash across the border',
      confidentiality: 0,
      channel: 'email',
      on: '2026-08-10',
      reference,
    })
  }

  const letter = (more: { reference?: string; files?: string[] }) => ({ partner: 'XC:central', ...more })

  test('is known by its reference, however it is written', async () => {
    for (const reference of ['COOP/77-2026', 'coop 77 / 2026', 'Coop.77.2026', 'COOP/٧٧-٢٠٢٦']) {
      const { alike } = await alikeToLetter(here.office, here.people.registrar, letter({ reference }))
      assert.deepEqual(
        alike.map(({ id, certainty, reasons }) => [id, certainty, reasons[0]?.code]),
        [[first, 'likely', 'sameReference']],
        reference,
      )
    }
  })

  test('is certain by the same file', async () => {
    const files = [createHash('sha256').update('The letter as it came.').digest('hex')]
    const { alike } = await alikeToLetter(
      here.office,
      here.people.registrar,
      letter({ reference: 'COOP/78', files }),
    )
    assert.deepEqual(
      alike.map(({ id, certainty }) => [id, certainty]),
      [[first, 'certain']],
    )
  })

  test('is not taken for the same because another authority uses the same number', async () => {
    const found = await alikeToLetter(here.office, here.people.registrar, {
      partner: 'XB:central',
      reference: 'COOP/77-2026',
    })
    assert.deepEqual(found.alike, [])
  })

  test('is not found, nor counted, in a case that the caller may not see', async () => {
    const other: PersonActor = { ...here.people.registrar, units: [] }
    const asked = letter({ reference: 'COOP/77-2026' })
    assert.deepEqual(await alikeToLetter(here.office, other, asked), { alike: [] })
    await nameCase(here.office, here.people.head, first, { confidentiality: 1 })
    const lower: PersonActor = { ...here.people.registrar, level: 0 }
    assert.deepEqual(await alikeToLetter(here.office, lower, asked), { alike: [] })
    assert.equal((await alikeToLetter(here.office, here.people.registrar, asked)).alike.length, 1)
    assert.equal((await problemOf(alikeToCase(here.office, other, first))).code, 'not-found')
  })

  test('is laid into the case it already has as another copy, with its road and day', async () => {
    const { registrar } = here.people
    const file = await laidIn(here, registrar, first, { role: 'annex', text: 'The same, by pouch.' })
    const { acts } = await readCase(here.office, registrar, first)
    await recordAct(here.office, registrar, {
      case: first,
      id: randomUUID(),
      type: 'receiveCopy',
      data: { channel: 'diplomaticBag', on: '2026-09-02', reference: 'COOP/77-2026' },
      files: [file],
      seen: acts,
    })
    const view = await readCase(here.office, registrar, first)
    const copy = view.entries.at(-1)
    assert.equal(copy?.header.type, 'receiveCopy')
    assert.equal(copy?.content?.files[0]?.name !== undefined, true)
    assert.equal(view.state, 'receiving', 'the case goes on as it was')
  })

  test('is looked for among drafts too: the same account of another partner, the same proceedings', async () => {
    const { officer } = here.people
    const sentBefore = await drafted(here)
    const draft = await readCase(here.office, officer, sentBefore)
    assert.ok(draft.draft)
    await saveDraft(here.office, officer, sentBefore, {
      version: draft.draft.version,
      request: { ...haldenTrade },
    })
    const parallel = await startCase(here.office, officer, {
      procedure: 'mutual-legal-assistance',
      partner: 'XC:central',
      unit: here.unit,
      title: 'The same account, asked elsewhere',
      confidentiality: 0,
    })
    const [asked] = haldenTrade.measures ?? []
    await saveDraft(here.office, officer, parallel, { version: 1, request: { measures: [asked] } })
    const { alike } = await alikeToCase(here.office, officer, parallel)
    const found = alike.find(({ id }) => id === sentBefore)
    assert.deepEqual(found?.reasons, [{ code: 'sameAccount', value: 'XB42 0001 4471' }])
    assert.equal(found?.certainty, 'possible')
    assert.ok(!alike.some(({ id }) => id === parallel), 'a case is not like itself')
  })
})
