import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { createAuthority, createPerson, createUnit } from '#accounts/people.ts'
import { Problem } from '#api/problem.ts'
import type { PersonActor } from '#db/actor.ts'
import { inTransaction } from '#db/pool.ts'
import { exchangeActor } from '#exchange/crossing.ts'
import { addPartner } from '#exchange/partners.ts'
import { aurelia as profile } from '#law/profiles/aurelia.ts'
import { type TestOffice, twoOffices } from '#test/offices.ts'
import { drafted } from '#test/requests.ts'
import { listCases } from './list.ts'
import { addMember } from './members.ts'
import { readCase } from './read.ts'
import { receiveCase, startCase } from './start.ts'

/** Cordovia has no Comity and is reached by letter. */
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

let offices: Awaited<ReturnType<typeof twoOffices>>
let aurelia: TestOffice
/** Of the second authority: who registers and decides there, and its unit. */
let prado: PersonActor
let extradition: string

before(async () => {
  offices = await twoOffices()
  ;({ aurelia } = offices)
  const [first] = profile.authorities
  assert.ok(first)
  const both = {
    ...profile,
    authorities: [
      first,
      { ...first, id: 'XA:extradition', names: { en: 'Extradition', fr: 'Extradition', ar: 'التسليم' } },
    ],
  }
  await inTransaction(aurelia.office.db, exchangeActor, async tx => {
    await createAuthority(tx, { id: 'XA:extradition', profile: both })
    extradition = await createUnit(tx, { authority: 'XA:extradition', names: { en: 'Extradition' } })
    const duties = ['registrar', 'head', 'officer'] as const
    const person = await createPerson(tx, aurelia.office.now(), {
      login: 'l.prado',
      name: 'Lia Prado',
      password: 'l.prado-remembers-this',
      duties: [...duties],
      units: [extradition],
      level: 1,
    })
    prado = { kind: 'person', person, units: [extradition], level: 1, everywhere: false, duties }
  })
  await addPartner(aurelia.crossing, aurelia.people.head, cordovia)
})
after(() => offices.close())

const receipt = (unit: string) => ({
  procedure: 'mutual-legal-assistance',
  partner: 'XC:central',
  unit,
  title: 'A letter to the other house',
  confidentiality: 0,
  channel: 'post' as const,
  on: '2026-10-30',
})
const list = async (who: PersonActor) =>
  (await listCases(aurelia.office, who, { most: 50 })).cases.map(one => one.id)

describe('Two central authorities of one State in one installation', () => {
  test('have their own cases: each belongs to the authority of its unit, and nobody of the other sees it', async () => {
    const first = await drafted(aurelia)
    const second = await receiveCase(aurelia.office, prado, receipt(extradition))
    assert.deepEqual(await list(prado), [second])
    assert.ok(!(await list(aurelia.people.head)).includes(second))
    const { entries, unit } = await readCase(aurelia.office, prado, second)
    assert.equal(entries[0]?.header.from, 'XA:extradition')
    assert.equal(unit.id, extradition)
    for (const [who, id] of [
      [prado, first],
      [aurelia.people.head, second],
    ] as const)
      await assert.rejects(readCase(aurelia.office, who, id), notFound)
    // Who is named in one case sees that case and no other.
    await addMember(aurelia.office, prado, second, aurelia.people.officer.person)
    assert.ok((await list(aurelia.people.officer)).includes(second))
  })

  test('number their cases without taking a number of the other', async () => {
    const ours = await readCase(aurelia.office, aurelia.people.officer, await drafted(aurelia))
    const theirs = await readCase(
      aurelia.office,
      prado,
      await startCase(aurelia.office, prado, { ...receipt(extradition), title: 'Out by letter' }),
    )
    assert.ok(ours.reference && theirs.reference)
    assert.notEqual(ours.reference, theirs.reference)
  })

  test('open no case in a unit of the other', async () => {
    await assert.rejects(receiveCase(aurelia.office, prado, receipt(aurelia.unit)), invalid)
  })

  test('are told when the keys of the installation do not speak for them, before anything is written', async () => {
    const start = { ...receipt(extradition), partner: 'XB:central' }
    await assert.rejects(startCase(aurelia.office, prado, start), invalid)
    await assert.doesNotReject(
      startCase(aurelia.office, aurelia.people.officer, { ...start, unit: aurelia.unit }),
    )
  })
})

const notFound = (error: unknown) => error instanceof Problem && error.code === 'not-found'
const invalid = (error: unknown) => error instanceof Problem && error.code === 'body-invalid'
