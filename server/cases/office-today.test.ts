import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { endAbsence, enterAbsence, nameDeputy, setWaivers } from '#accounts/absences.ts'
import type { PersonActor } from '#db/actor.ts'
import { all, inTransaction } from '#db/pool.ts'
import { approvableFiles, type TestOffice, twoOffices } from '#test/offices.ts'
import { problemOf } from '#test/problem.ts'
import { drafted, submitted } from '#test/requests.ts'
import { readCase } from './read.ts'

let offices: { aurelia: TestOffice; close(): Promise<void> }
let aurelia: TestOffice
const service = { kind: 'service', name: 'jobs' } as const
const days = { from: '2026-11-01', until: '2026-11-30' }
before(async () => {
  offices = await twoOffices()
  aurelia = offices.aurelia
})
after(async () => offices.close())

/** Enters an absence as the console does, and ends it after the test. */
async function away(who: PersonActor, substitute?: PersonActor) {
  const id = await inTransaction(aurelia.office.db, service, tx =>
    enterAbsence(tx, aurelia.office.now(), null, {
      person: who.person,
      ...days,
      ...(substitute ? { substitute: substitute.person } : {}),
    }),
  )
  return () => inTransaction(aurelia.office.db, service, tx => endAbsence(tx, aurelia.office.now(), id))
}

const approve = async (who: PersonActor, id: string) =>
  aurelia.act(who, id, 'approve', approvableFiles(await readCase(aurelia.office, who, id)))

describe('A substitute', () => {
  test('takes the duty of who is away, in that person’s place, and it is recorded whose', async () => {
    const { head, registrar } = aurelia.people
    const id = await submitted(aurelia)
    assert.equal((await problemOf(approve(registrar, id))).code, 'duty-missing')
    const back = await away(head, registrar)
    await approve(registrar, id)
    const rows = await inTransaction(aurelia.office.db, registrar, tx =>
      all(
        tx,
        sql<{
          for_person: string
          duty: string
        }>`select for_person, duty from acted_for where case_id = ${id}`,
      ),
    )
    assert.deepEqual(rows, [{ for_person: head.person, duty: 'head' }])
    await back()
    assert.equal(
      (await problemOf(aurelia.act(registrar, id, 'returnToAuthor', { reasons: 'x' }))).code,
      'duty-missing',
    )
  })

  test('is never the second person of their own draft', async () => {
    const { head, officer } = aurelia.people
    const id = await submitted(aurelia)
    const back = await away(head, officer)
    assert.equal((await problemOf(approve(officer, id))).more.reason, 'secondPerson')
    await back()
  })

  test('sees no more than before: an absence gives a duty and no file', async () => {
    const { head, registrar } = aurelia.people
    const id = await drafted(aurelia)
    const stranger: PersonActor = { ...registrar, units: [] }
    const back = await away(head, registrar)
    assert.equal((await problemOf(readCase(aurelia.office, stranger, id))).code, 'not-found')
    await back()
  })

  test('may be a deputy whom a head of the unit names for a duty, and nobody else names', async () => {
    const { head, officer, registrar } = aurelia.people
    const { db } = aurelia.office
    const deputy = {
      unit: aurelia.unit,
      duty: 'head',
      person: registrar.person,
      namedBy: head.person,
      ...days,
    } as const
    await assert.rejects(
      inTransaction(db, officer, tx =>
        nameDeputy(tx, aurelia.office.now(), { ...deputy, namedBy: officer.person }),
      ),
    )
    const named = await inTransaction(db, head, tx => nameDeputy(tx, aurelia.office.now(), deputy))
    const id = await submitted(aurelia)
    await approve(registrar, id)
    assert.equal((await readCase(aurelia.office, registrar, id)).state, 'approved')
    assert.ok(await inTransaction(db, head, tx => endAbsence(tx, aurelia.office.now(), named)))
  })
})

describe('Absences in the database', () => {
  test('are entered by the person or a head of a unit of theirs, and by no colleague', async () => {
    const { head, officer, registrar } = aurelia.people
    const { db } = aurelia.office
    const enter = (by: PersonActor, person: PersonActor) =>
      inTransaction(db, by, tx =>
        enterAbsence(tx, aurelia.office.now(), by.person, {
          person: person.person,
          from: '2027-01-01',
          until: '2027-01-02',
        }),
      )
    await enter(officer, officer)
    await enter(head, officer)
    await assert.rejects(enter(registrar, officer))
    const seen = (who: PersonActor) => inTransaction(db, who, tx => all(tx, sql`select id from absences`))
    assert.ok((await seen(registrar)).length >= 2)
    // Somebody of an authority at home belongs to no unit and sees nobody's absence.
    assert.equal((await seen({ ...registrar, units: [], everywhere: false })).length, 0)
  })

  test('who acted for whom is seen by nobody whom the case is closed to', async () => {
    const { head, registrar } = aurelia.people
    const back = await away(head, registrar)
    const id = await submitted(aurelia)
    await approve(registrar, id)
    await back()
    const rows = await inTransaction(aurelia.office.db, { ...registrar, units: [] }, tx =>
      all(tx, sql`select act from acted_for`),
    )
    assert.deepEqual(rows, [])
  })
})

describe('A waiver of the second person', () => {
  test('lets the only head decide, names who answers, and both stand in the case', async () => {
    const { head, officer } = aurelia.people
    const id = await drafted(aurelia)
    await aurelia.act(head, id, 'submit')
    const view = await readCase(aurelia.office, head, id)
    assert.deepEqual(view.waivable, ['approve'])
    assert.equal((await problemOf(approve(head, id))).more.reason, 'secondPerson')
    const data = {
      act: 'approve',
      why: 'No other head works here.',
      cannotWait: 'Funds move.',
      second: officer.person,
    }
    const self = await problemOf(aurelia.act(head, id, 'waiveSecondPerson', { ...data, second: head.person }))
    assert.equal(self.code, 'body-invalid')
    await aurelia.act(head, id, 'waiveSecondPerson', data)
    await approve(head, id)
    const alone = await readCase(aurelia.office, officer, id)
    assert.deepEqual(alone.approvedAlone, { answer: null })
    assert.ok(alone.findings.some(one => one.found === 'waiverUnanswered'))
    const [waiver] = alone.answerable
    assert.equal(
      (await problemOf(aurelia.act(head, id, 'confirmAfterwards', { waiver }))).more.reason,
      'noWaiverToAnswer',
    )
    // Two answers at once: one stands, the other is told that the case changed or that nothing waits any more.
    const answers = await Promise.allSettled([
      aurelia.act(officer, id, 'confirmAfterwards', { waiver }),
      aurelia.act(officer, id, 'objectAfterwards', { waiver, reasons: 'Too wide.', done: 'Told the head.' }),
    ])
    assert.equal(answers.filter(one => one.status === 'fulfilled').length, 1)
    const answered = await readCase(aurelia.office, officer, id)
    assert.notEqual(answered.approvedAlone?.answer, null)
    assert.deepEqual(answered.answerable, [])
  })

  test('is not to be had where the authority allows none', async () => {
    const { head } = aurelia.people
    const id = await drafted(aurelia)
    await aurelia.act(head, id, 'submit')
    const set = (setting: 'never' | 'whenAlone') =>
      inTransaction(aurelia.office.db, service, tx => setWaivers(tx, 'XA:central', setting))
    await set('never')
    assert.deepEqual((await readCase(aurelia.office, head, id)).waivable, [])
    await set('whenAlone')
  })
})
