import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { fold } from '#procedures/fold.ts'
import { mutualLegalAssistance as procedure } from '#procedures/mutual-legal-assistance/mutual-legal-assistance.ts'
import { type TestOffice, twoOffices } from '#test/offices.ts'
import { problemOf } from '#test/problem.ts'
import { said, sent } from '#test/requests.ts'
import { caseLetter } from './act-letter.ts'
import { readCase } from './read.ts'
import { listCases } from './list.ts'
import { today } from './office.ts'
import { rebuild } from './rebuild.ts'

let offices: { aurelia: TestOffice; borealia: TestOffice; close(): Promise<void> }
let aurelia: TestOffice
let id: string
let sentOn: Temporal.PlainDate
before(async () => {
  offices = await twoOffices()
  ;({ aurelia } = offices)
  id = await sent(aurelia)
  sentOn = Temporal.PlainDate.from(today(aurelia.office))
})
after(async () => offices.close())

const dayAfter = (days: number) => sentOn.add({ days }).toString()

/** What the page proposes, from what the API answers. */
async function proposed() {
  const view = await readCase(aurelia.office, aurelia.people.officer, id)
  const state = fold(procedure, view.side, view.entries)
  const [one, ...more] = procedure.proposals?.({ state, today: today(aurelia.office), profiles: {} }) ?? []
  assert.deepEqual(more, [], 'one at a time')
  return { view, one, unless: view.openActs.find(open => open.act === 'putOffChaser')?.unless?.code }
}

async function dueInRegister(): Promise<string | null | undefined> {
  const { cases } = await listCases(aurelia.office, aurelia.people.officer, { most: 50 })
  return cases.find(line => line.id === id)?.due
}

describe('A request that nobody acknowledges', () => {
  test('stands in the register with the day on which it is to be chased', async () => {
    const { one, unless } = await proposed()
    assert.equal(one?.state, 'coming')
    assert.equal(one.day, dayAfter(10))
    assert.equal(await dueInRegister(), dayAfter(10))
    assert.equal(unless, 'noChaserDue')
    const early = aurelia.act(aurelia.people.officer, id, 'putOffChaser', {
      step: 'after10',
      until: dayAfter(20),
      why: 'Too early.',
    })
    assert.equal((await problemOf(early)).code, 'act-not-open')
  })

  test('is chased on the eleventh day by an enquiry that begins with its step, or put off with a reason', async () => {
    aurelia.wait({ hours: 24 * 11 })
    const { one, unless } = await proposed()
    assert.equal(one?.state, 'due')
    assert.deepEqual(
      [one.act, one.given, one.missing],
      ['enquireStatus', { step: 'after10' }, 'acknowledgement'],
    )
    assert.match(one.cites, /^house /)
    assert.equal(unless, undefined)

    await aurelia.act(aurelia.people.officer, id, 'putOffChaser', {
      step: 'after10',
      until: dayAfter(14),
      why: 'Their registry is closed this week.',
    })
    const later = await proposed()
    assert.deepEqual([later.one?.state, later.one?.day], ['putOff', dayAfter(14)])
    assert.equal(later.one?.why, 'Their registry is closed this week.')
    assert.equal(await dueInRegister(), dayAfter(14))
    assert.equal(later.unless, 'noChaserDue')
  })

  test('is proposed again on the day named: nothing lapses without a decision', async () => {
    aurelia.wait({ hours: 24 * 4 })
    assert.equal((await proposed()).one?.state, 'due')
    await aurelia.act(aurelia.people.officer, id, 'enquireStatus', {
      step: 'after10',
      text: said('Has it arrived?', 'en'),
    })
    const { one } = await proposed()
    assert.deepEqual([one?.state, one?.given['step']], ['coming', 'after20'])
    // Sent late, the next waits the ten days that lie between the two.
    assert.equal(one?.day, dayAfter(25))
    assert.equal(await dueInRegister(), dayAfter(25))
  })

  test('goes to a network contact point in the end, with a letter to it', async () => {
    for (const step of ['after20', 'after30']) {
      aurelia.wait({ hours: 24 * 11 })
      await aurelia.act(aurelia.people.officer, id, 'enquireStatus', { step })
    }
    aurelia.wait({ hours: 24 * 40 })
    const { one } = await proposed()
    assert.deepEqual([one?.state, one?.given['step'], one?.letter], ['due', 'network', 'viaNetwork'])
    const letter = await caseLetter(
      aurelia.office,
      aurelia.people.officer,
      { case: id, letter: one?.letter ?? '' },
      { language: 'en', form: 'pdf' },
    )
    assert.match(letter.name, /viaNetwork\.en\.pdf$/)
    await aurelia.act(aurelia.people.officer, id, 'enquireStatus', { step: 'network' })
    assert.equal((await proposed()).one?.given['step'], 'liaisonMagistrate')
  })

  test('has the same day in the register when that is made again from the acts', async () => {
    const { different } = await rebuild(aurelia.office.db, { compare: true })
    assert.deepEqual(different, [])
  })
})
