import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import fc from 'fast-check'
import { Problem } from '#api/problem.ts'
import { asOwner } from '#db/cluster.ts'
import { carry, type TestOffice, twoOffices } from '#test/offices.ts'
import { drafted, said, sent } from '#test/requests.ts'
import { readCase } from './read.ts'
import { rebuild } from './rebuild.ts'

let offices: { aurelia: TestOffice; borealia: TestOffice; close(): Promise<void> }
let aurelia: TestOffice
let borealia: TestOffice
before(async () => {
  offices = await twoOffices()
  ;({ aurelia, borealia } = offices)
  await liveALongTime()
})
after(async () => offices.close())

const compared = async (office: TestOffice) => rebuild(office.office.db, { compare: true })

/** What each act needs to be taken; an act that is not open is simply not. */
function attempt(office: TestOffice, id: string, act: string, measure: string, n: number): Promise<void> {
  const { officer, head, registrar } = office.people
  const data: Record<string, Record<string, unknown>> = {
    register: { reference: `XB-H-${n}`, officer: { name: 'Yasmine Farès' }, urgency: 'P2' },
    askInformation: {
      questions: [{ id: 'q1', path: 'facts', question: said('Qui ?') }],
      replyBy: '2026-12-01',
    },
    acceptMeasure: { measure },
    consult: { measure, about: said('Le gel ?'), replyBy: '2026-12-02' },
    replyToConsultation: { measure, reply: said('Yes.', 'en') },
    proposeCondition: { measure, terms: said('Soixante jours.'), respondBy: '2026-12-03' },
    acceptCondition: { measure },
    rejectCondition: { measure, reasons: said('No.', 'en') },
    postponeMeasure: { measure, reasons: said('Plus tard.'), review: '2027-01-10' },
    resumeMeasure: { measure },
    deliverResult: { measure, procedureFollowed: 'followed', limitation: said('x') },
    withdraw: { reasons: said('Settled.', 'en') },
    note: { text: `Note ${n}` },
    assign: { officer: officer.person },
    reopen: { reasons: 'An appeal' },
    respond: {},
    close: {},
  }
  const who = act === 'register' ? registrar : ['withdraw', 'assign', 'reopen'].includes(act) ? head : officer
  return office.act(who, id, act, data[act] ?? {})
}

const acts = [
  'askInformation',
  'acceptMeasure',
  'acceptMeasure',
  'consult',
  'replyToConsultation',
  'proposeCondition',
  'acceptCondition',
  'rejectCondition',
  'postponeMeasure',
  'resumeMeasure',
  'deliverResult',
  'note',
  'assign',
  'respond',
  'close',
  'reopen',
]
/** Two cases end early, and what comes then is out of turn. */
const ending = [...acts, 'withdraw']

/** What is not open now is not taken; everything else is a mistake. */
function unlessRefused(error: unknown): void {
  if (!(error instanceof Problem)) throw error
}

/** Several cases, a hundred steps drawn at random, some at the same time on both sides, some content destroyed. */
async function liveALongTime(): Promise<void> {
  const cases: string[] = []
  for (let n = 0; n < 4; n++) cases.push(await sent(aurelia))
  await carry(aurelia, borealia)
  for (const [n, id] of cases.entries()) await attempt(borealia, id, 'register', 'm1', n)
  await carry(borealia, aurelia)
  const step = fc.record({
    at: fc.nat(3),
    side: fc.boolean(),
    act: fc.nat(ending.length - 1),
    measure: fc.constantFrom('m1', 'm2', 'm3'),
    carry: fc.nat(4),
  })
  const [steps = []] = fc.sample(fc.array(step, { minLength: 100, maxLength: 100 }), {
    numRuns: 1,
    seed: 20261123,
  })
  for (const [n, drawn] of steps.entries()) {
    const act = (drawn.at < 2 && n > 60 ? ending : acts)[drawn.act] ?? 'note'
    await attempt(drawn.side ? aurelia : borealia, cases[drawn.at] ?? '', act, drawn.measure, n).catch(
      unlessRefused,
    )
    if (drawn.carry === 0)
      for (const [from, to] of [
        [aurelia, borealia],
        [borealia, aurelia],
      ] as const)
        await carry(from, to)
  }
  await drafted(aurelia)
  const [last] = cases.toReversed()
  const view = await readCase(borealia.office, borealia.people.head, last ?? '')
  for (const entry of view.entries.slice(0, 3)) {
    await borealia
      .act(borealia.people.head, view.id, 'expunge', {
        act: entry.header.id,
        authority: 'A court',
        reason: 'x',
      })
      .catch(unlessRefused)
  }
  await carry(aurelia, borealia)
  await carry(borealia, aurelia)
}

describe('projections', () => {
  test('of a long history are what all its acts at once give', async () => {
    for (const office of [aurelia, borealia]) {
      const found = await compared(office)
      assert.deepEqual(found.different, [])
      const rows = await asOwner(office.ownerUrl, async client => {
        const {
          rows: [row],
        } = await client.query<{ cases: string; acts: string }>(
          'select (select count(*) from cases) as cases, (select count(*) from acts) as acts',
        )
        return row
      })
      assert.deepEqual([found.cases, found.acts], [Number(rows?.cases), Number(rows?.acts)])
    }
    assert.ok((await compared(borealia)).acts > 40, 'the history is long')
  })

  test('that were spoiled are named, case by case and column by column, then mended', async () => {
    const spoilers = {
      reference: `'XX-1'`,
      state: `'answered'`,
      officer: '(select id from persons order by login desc limit 1)',
      partner_reference: `'YY-1'`,
      partner_reference_plain: `'yy1'`,
      urgency: `'P9'`,
      holder: `'nobody-at-all'`,
      measures: '99',
      opened: `'2020-01-01'`,
      changed: `'2020-01-01'`,
      due: `'2020-01-01'`,
      closed: `'2020-01-01'`,
      acts: '77',
      head: `'spoiled'`,
      folded: `'{}'`,
      sent: `'{}'`,
      words: `'other words'`,
    }
    const { rows } = await asOwner(borealia.ownerUrl, client =>
      client.query<{ id: string }>('select id from cases order by id'),
    )
    const [first, second] = rows.map(row => row.id)
    const before = await readCase(borealia.office, borealia.people.head, first ?? '')
    for (const [column, value] of Object.entries(spoilers)) {
      await asOwner(borealia.ownerUrl, client =>
        client.query(`update cases set ${column} = ${value} where id = $1`, [first]),
      )
      const { different } = await compared(borealia)
      assert.deepEqual(different, [{ id: first, columns: [column] }])
      assert.deepEqual((await compared(borealia)).different, different, 'comparing mends nothing')
      assert.deepEqual((await rebuild(borealia.office.db, { compare: false })).different, different)
      assert.deepEqual((await compared(borealia)).different, [], column)
    }
    const all = Object.entries(spoilers).map(([column, value]) => `${column} = ${value}`)
    await asOwner(borealia.ownerUrl, client =>
      client.query(
        `update cases set ${all.filter(one => !one.startsWith('reference')).join(', ')} where id in ($1, $2)`,
        [first, second],
      ),
    )
    const named = (await compared(borealia)).different
    assert.deepEqual(
      named.map(one => one.id),
      [first, second],
    )
    assert.deepEqual(
      named.map(one => one.columns.toSorted()),
      [first, second].map(() =>
        Object.keys(spoilers)
          .filter(column => column !== 'reference')
          .toSorted(),
      ),
    )
    await rebuild(borealia.office.db, { compare: false })
    assert.deepEqual((await compared(borealia)).different, [])
    const { openActs: _, ...mended } = await readCase(borealia.office, borealia.people.head, first ?? '')
    const { openActs: __, ...whole } = before
    assert.deepEqual(mended, whole)
  })

  test('of measures, changed, missing or invented, are named and mended', async () => {
    const { rows } = await asOwner(borealia.ownerUrl, client =>
      client.query<{ id: string }>('select distinct case_id as id from measures order by 1'),
    )
    const [id] = rows.map(row => row.id)
    for (const spoil of [
      `update measures set state = 'spoiled' where case_id = $1 and id = 'm1'`,
      `update measures set since = '2020-01-01' where case_id = $1 and id = 'm2'`,
      `delete from measures where case_id = $1 and id = 'm3'`,
      `insert into measures (case_id, id, kind, state, since) values ($1, 'm9', 'invented', 'asked', now())`,
    ]) {
      await asOwner(borealia.ownerUrl, client => client.query(spoil, [id]))
      assert.deepEqual((await rebuild(borealia.office.db, { compare: false })).different, [
        { id, columns: ['measure_rows'] },
      ])
      assert.deepEqual((await compared(borealia)).different, [], spoil)
    }
  })

  test('can be made from nothing but the acts', async () => {
    const before = await asOwner(borealia.ownerUrl, client => client.query('select * from cases order by id'))
    await asOwner(borealia.ownerUrl, async client => {
      await client.query('delete from measures')
      await client.query(
        `update cases set state = '', officer = null, partner_reference = null, partner_reference_plain = null, urgency = null, holder = 'nobody',
          measures = 0, due = null, closed = null, acts = 0, head = '', folded = '{}', sent = null, words = '', reference = null`,
      )
    })
    await rebuild(borealia.office.db, { compare: false })
    const after = await asOwner(borealia.ownerUrl, client => client.query('select * from cases order by id'))
    assert.deepEqual(after.rows, before.rows)
  })
})
