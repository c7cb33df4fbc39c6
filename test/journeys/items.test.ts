import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { exchangeActor } from '#exchange/crossing.ts'
import { inTransaction } from '#db/pool.ts'
import { lockCase } from '#cases/locked.ts'
import { chainOf } from '#procedures/lanes/custody.ts'
import { whereIs } from '#procedures/lanes/items.ts'
import { haldenTrade } from '#procedures/mutual-legal-assistance/example.ts'
import { carry, twoOffices, type TestOffice } from '#test/offices.ts'
import { registered, said } from '#test/requests.ts'

let offices: Awaited<ReturnType<typeof twoOffices>>
before(async () => {
  offices = await twoOffices()
})
after(async () => offices.close())

test('a telephone is announced, arrives, is handed on and goes back, and each side keeps its own chain', async () => {
  const { aurelia, borealia } = offices
  const id = await registered(offices, haldenTrade)
  const mira = aurelia.people.officer
  const yasmine = borealia.people.officer
  const { registrar } = borealia.people

  await aurelia.act(mira, id, 'announceItems', {
    items: [
      {
        id: 'i1',
        kind: 'device',
        description: said('Un téléphone.'),
        packages: 1,
        seals: 'A 17',
        returnWanted: 'returned',
      },
    ],
    channel: 'courier',
    sentOn: '2026-11-01',
    expectedOn: '2026-11-04',
  })
  await carry(aurelia, borealia)
  const sent = (await stateIn(borealia, id)).shared.consignments[0]?.id ?? ''
  const item = `${sent}.i1`
  const arrival = { arrivedOn: '2026-11-02', receivedBy: 'Oda Lind', packages: 1, seals: 'intact' }

  await assert.rejects(
    borealia.act(registrar, id, 'confirmItems', { ...arrival, consignment: 'unheard of' }),
    { code: 'blocked-by-findings' },
    'what was not announced has no list to compare with',
  )
  await assert.rejects(borealia.act(yasmine, id, 'returnItems', back(item)), { code: 'act-not-open' })
  await borealia.act(registrar, id, 'confirmItems', { ...arrival, consignment: sent })
  await carry(borealia, aurelia)
  await assert.rejects(
    borealia.act(registrar, id, 'confirmItems', { ...arrival, consignment: sent }),
    { code: 'act-not-open' },
    'nothing more is expected',
  )

  const handed = { item, from: 'Oda Lind', place: 'Strong room 2' }
  await assert.rejects(
    borealia.act(yasmine, id, 'moveItem', { ...handed, at: '2026-11-03T09:00[UTC]' }),
    { code: 'body-invalid' },
    'nobody took it over',
  )
  await borealia.act(yasmine, id, 'moveItem', {
    ...handed,
    to: 'Per Holm',
    signed: 'P. Holm',
    at: '2026-11-03T09:00[UTC]',
  })
  await assert.rejects(
    borealia.act(yasmine, id, 'moveItem', {
      ...handed,
      from: 'Per Holm',
      to: 'Eva Rund',
      at: '2026-11-03T08:00[UTC]',
    }),
    { code: 'blocked-by-findings' },
    'a hand-over before the last one would rewrite the chain',
  )
  await carry(borealia, aurelia)
  const [there, here] = [await stateIn(borealia, id), await stateIn(aurelia, id)]
  assert.deepEqual(
    chainOf(there, item).map(link => [link.to, link.gap]),
    [
      ['Oda Lind', false],
      ['Per Holm', false],
    ],
  )
  assert.deepEqual(here.own.custody, [], 'who holds it in Borealia is the business of Borealia')
  assert.deepEqual(here.shared, there.shared)

  await borealia.act(yasmine, id, 'returnItems', back(item))
  await carry(borealia, aurelia)
  const returned = (await stateIn(aurelia, id)).shared.consignments[1]?.id
  await aurelia.act(aurelia.people.registrar, id, 'confirmItems', {
    consignment: returned,
    arrivedOn: '2026-11-10',
    receivedBy: 'Mira Sol',
  })
  await carry(aurelia, borealia)
  const end = await stateIn(borealia, id)
  assert.equal(whereIs(end.shared, item), 'requesting')
  assert.deepEqual((await stateIn(aurelia, id)).shared, end.shared)
})

const back = (item: string) => ({
  items: [{ id: 'x1', item }],
  packages: 1,
  channel: 'courier',
  sentOn: '2026-11-08',
})

async function stateIn(office: TestOffice, id: string) {
  return inTransaction(office.office.db, exchangeActor, async tx => (await lockCase(tx, id)).state)
}
