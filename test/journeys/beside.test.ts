import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { exchangeActor } from '#exchange/crossing.ts'
import { inTransaction } from '#db/pool.ts'
import { lockCase } from '#cases/locked.ts'
import { readCase } from '#cases/read.ts'
import { mayUse } from '#procedures/lanes/may-use.ts'
import { haldenTrade } from '#procedures/mutual-legal-assistance/example.ts'
import { carry, twoOffices, type TestOffice } from '#test/offices.ts'
import { laidIn, registered, said } from '#test/requests.ts'

let offices: Awaited<ReturnType<typeof twoOffices>>
before(async () => {
  offices = await twoOffices()
})
after(async () => offices.close())

test('costs, confidentiality, another use, an amendment and a recall cross, and both sides say the same', async () => {
  const { aurelia, borealia } = offices
  const id = await registered(offices, { ...haldenTrade, confidentiality: { asked: true } })
  const { officer: mira, head: anselm } = aurelia.people
  const { officer: yasmine, head: idris } = borealia.people
  const inBorealia = async (type: string, data: object = {}, who = yasmine, files: string[] = []) => {
    await borealia.act(who, id, type, { ...data }, files)
    await carry(borealia, aurelia)
  }
  const inAurelia = async (type: string, data: object = {}, who = mira) => {
    await aurelia.act(who, id, type, { ...data })
    await carry(aurelia, borealia)
  }

  await inAurelia('enquireStatus', { step: 'enquiry' })
  await inBorealia('reportStatus', { text: said('Chez le juge.'), expectedBy: '2027-01-31' })
  await inBorealia('answerConfidentiality', { answer: 'partly', explanation: said('La banque le saura.') })
  await inAurelia('goOnWithoutConfidentiality', { note: said('Le plus tard possible.') }, anselm)
  await inBorealia('estimateCosts', {
    measure: 'm1',
    amount: 12_000,
    currency: 'XBD',
    expenses: said('Un expert-comptable.'),
    nature: 'extraordinary',
  })
  await inAurelia('agreeCosts', { measure: 'm1', bearer: 'requesting' })

  // One person proposes the amendment, another sends it.
  const changes = [{ id: 'c1', path: 'caseName', value: 'Halden Trade and others' }]
  await aurelia.act(mira, id, 'proposeAmendment', { changes, reasons: said('Nouveaux suspects.') })
  const proposal = (await readCase(aurelia.office, mira, id)).entries.at(-1)?.header.id
  await assert.rejects(
    aurelia.act(anselm, id, 'amend', {
      proposal,
      changes: [{ ...changes[0], value: 'Something else' }],
      reasons: said('Nouveaux suspects.'),
    }),
    { code: 'blocked-by-findings' },
  )
  await inAurelia('amend', { proposal, changes, reasons: said('Nouveaux suspects.') }, anselm)

  await inBorealia('acceptMeasure', { measure: 'm1' })
  const file = await laidIn(borealia, yasmine, id, {
    role: 'result',
    text: '%PDF-1.7 records',
    measure: 'm1',
  })
  await inBorealia('deliverResult', { measure: 'm1' }, yasmine, [file])
  const { shared: furnished } = await stateIn(aurelia, id)
  const result = furnished.results[0]?.act ?? ''
  assert.equal(mayUse(furnished, { result, proceedings: '18 CR 7' }).may, 'onlyWithConsent')
  await inAurelia('askUse', { result, proceedings: '18 CR 7', purpose: said('Une seconde fraude.') })
  const use = (await stateIn(borealia, id)).shared.useRequests[0]?.id
  await inBorealia('answerUse', { use, answer: 'granted' }, idris)
  await aurelia.act(mira, id, 'recordUse', {
    result,
    purpose: 'otherProceedings',
    proceedings: '18 CR 7',
    recipient: 'Court of Port Serin',
  })

  await inBorealia('recall', { act: result, ask: 'destroy', reasons: said('Mauvais titulaire.') }, idris)
  const recall = (await stateIn(aurelia, id)).shared.recalls[0]?.id
  await inAurelia('confirmRecall', { recall, done: 'destroyed', on: '2026-11-02' }, anselm)

  const [here, there] = [await stateIn(aurelia, id), await stateIn(borealia, id)]
  assert.deepEqual(here.shared, there.shared)
  assert.deepEqual(here.shared.outOfTurn, [])
  assert.equal(here.shared.request?.['caseName'], 'Halden Trade and others')
  assert.equal(here.shared.confidentiality?.choice?.is, 'goOn')
  assert.equal(here.shared.recalls[0]?.outcome?.done, 'destroyed')
  assert.deepEqual(
    here.own.uses.map(one => [one.proceedings, one.by]),
    [['18 CR 7', mira.person]],
  )
  assert.deepEqual(there.own.uses, [], 'the log of uses stays where it was written')
})

async function stateIn(office: TestOffice, id: string) {
  return inTransaction(office.office.db, exchangeActor, async tx => (await lockCase(tx, id)).state)
}
