import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { after, before, describe, test } from 'node:test'
import { Problem } from '#api/problem.ts'
import type { PersonActor } from '#db/actor.ts'
import { proposeRegistration } from '#register/arrivals.ts'
import { drafted, laidIn } from '#test/requests.ts'
import { type TestOffice, twoOffices } from '#test/offices.ts'
import { saveDraft } from './draft.ts'
import { readActs, readCrossings } from './acts.ts'
import { actLetter, actLetterInTemplate, caseLetter } from './act-letter.ts'
import { addFile, carriedLetter, openActFile, openFile, removeFile } from './files.ts'
import { alikeToCase } from './alike.ts'
import { letterPdf } from './letter.ts'
import { listCases } from './list.ts'
import { addMember, nameCase, removeMember } from './members.ts'
import { openAskFile, takeAskStep } from './ask-steps.ts'
import { readCase } from './read.ts'
import { recordAct } from './record.ts'
import { recordTheirs } from './record-theirs.ts'
import { releaseResult, usesAsked } from './release.ts'
import { releaseSheet } from './release-sheet.ts'
import { startCase } from './start.ts'
import { takeTaskStep } from './task-steps.ts'
import { readSheet, writeSheet } from './translation-sheet.ts'
import { passDoor } from './use-door.ts'

describe('a case one may not see is a case that does not exist', () => {
  let offices: Awaited<ReturnType<typeof twoOffices>>
  let here: TestOffice
  let caseId: string
  let file: string
  let stranger: PersonActor
  before(async () => {
    offices = await twoOffices()
    here = offices.aurelia
    caseId = await drafted(here)
    await nameCase(here.office, here.people.head, caseId, { confidentiality: 1 })
    file = await laidIn(here, here.people.officer, caseId, { role: 'annex', text: 'x' })
    stranger = { ...here.people.head, person: here.people.registrar.person, units: [] }
  })
  after(async () => offices.close())

  /** Every function of these folders that takes a case, by name. */
  const asked: Record<string, (id: string) => Promise<unknown>> = {
    alikeToCase: id => alikeToCase(here.office, stranger, id),
    readCase: id => readCase(here.office, stranger, id),
    readActs: id => readActs(here.office, stranger, id, { most: 10 }),
    readCrossings: id => readCrossings(here.office, stranger, id),
    saveDraft: id => saveDraft(here.office, stranger, id, { version: 1, request: {} }),
    addFile: id =>
      addFile(
        here.office,
        stranger,
        id,
        { name: 'a', role: 'annex', media: 'a/b' },
        Readable.from([Buffer.from('x')]),
      ),
    removeFile: id => removeFile(here.office, stranger, id, file),
    openFile: id => openFile(here.office, stranger, id, file),
    openActFile: id => openActFile(here.office, stranger, id, randomUUID(), 1),
    openAskFile: id => openAskFile(here.office, stranger, { id, delivery: randomUUID(), position: 1 }),
    takeAskStep: id =>
      takeAskStep(here.office, stranger, { ask: id, id: randomUUID(), type: 'confirmLimits', data: {} }),
    writeSheet: id => writeSheet(here.office, stranger, id, 'fr'),
    readSheet: id => readSheet(here.office, stranger, id, 'fr', new Uint8Array()),
    carriedLetter: id => carriedLetter(here.office, stranger, { case: id, act: randomUUID() }, 'en'),
    letterPdf: id => letterPdf(here.office, stranger, id, 'en'),
    prepareLetters: id =>
      recordAct(here.office, stranger, {
        case: id,
        id: randomUUID(),
        type: 'submit',
        data: {},
        files: [],
        seen: 1,
      }),
    addMember: id => addMember(here.office, stranger, id, stranger.person),
    removeMember: id => removeMember(here.office, stranger, id, stranger.person),
    nameCase: id => nameCase(here.office, stranger, id, { title: 'Mine' }),
    proposeRegistration: id => proposeRegistration(here.office, stranger, id),
    recordAct: id =>
      recordAct(here.office, stranger, {
        case: id,
        id: randomUUID(),
        type: 'note',
        data: { text: 'x' },
        files: [],
        seen: 1,
      }),
    actLetter: id =>
      actLetter(here.office, stranger, { case: id, act: randomUUID() }, { language: 'en', form: 'pdf' }),
    actLetterInTemplate: id =>
      actLetterInTemplate(
        here.office,
        stranger,
        { case: id, act: randomUUID() },
        { language: 'en', template: new Uint8Array() },
      ),
    caseLetter: id =>
      caseLetter(here.office, stranger, { case: id, letter: 'defects' }, { language: 'en', form: 'pdf' }),
    passDoor: id =>
      passDoor(here.office, stranger, { case: id, act: randomUUID(), way: 'file', release: undefined }),
    releaseResult: id =>
      releaseResult(here.office, stranger, {
        case: id,
        result: randomUUID(),
        id: randomUUID(),
        purpose: 'stated',
        proceedings: '17 CR 119',
      }),
    releaseSheet: id =>
      releaseSheet(here.office, stranger, { id, act: randomUUID(), language: 'en', way: 'sheet' }),
    takeTaskStep: id =>
      takeTaskStep(here.office, stranger, { task: id, id: randomUUID(), type: 'x', data: {}, files: [] }),
    usesAsked: id => usesAsked(here.office, stranger, id),
    recordTheirs: id =>
      recordTheirs(here.office, stranger, {
        case: id,
        id: randomUUID(),
        type: 'register',
        data: {},
        files: [],
        seen: 1,
        received: { channel: 'post', on: '2026-01-12' },
      }),
  }

  test('every function that takes a case is asked here', () => {
    const taking = ['server/cases', 'server/register'].flatMap(folder =>
      readdirSync(folder)
        .filter(name => name.endsWith('.ts') && !name.endsWith('.test.ts'))
        .flatMap(name => [
          ...readFileSync(join(folder, name), 'utf8').matchAll(
            /export async function (\w+)\(\s*office: Office,\s*actor: PersonActor,\s*(?:caseId|command|about)\b/g,
          ),
        ])
        .map(match => match[1] ?? ''),
    )
    assert.deepEqual(taking.toSorted(), Object.keys(asked).toSorted())
  })

  for (const [name, ask] of Object.entries(asked)) {
    test(`${name} gives the same answer for both`, async () => {
      const answer = async (id: string): Promise<unknown> => {
        const error: unknown = await ask(id).then(
          () => 'it was done',
          (thrown: unknown) => thrown,
        )
        assert.ok(error instanceof Problem, String(error))
        return { code: error.code, message: error.message, more: error.more }
      }
      const unknown = await answer(randomUUID())
      assert.deepEqual(await answer(caseId), unknown)
      assert.equal((unknown as { code: string }).code, 'not-found')
    })
  }

  test('it is in no list, no search and no count, and nothing of it changed', async () => {
    const list = await listCases(here.office, stranger, { most: 50 })
    assert.deepEqual(list.cases, [])
    assert.deepEqual((await listCases(here.office, stranger, { most: 50, words: 'Halden' })).cases, [])
    const view = await readCase(here.office, here.people.officer, caseId)
    assert.equal(view.title, 'Halden Trade')
    assert.equal(view.acts, 1)
    assert.deepEqual(view.members, [])
  })

  test('a person named in the case sees it, and no more once the name is taken away', async () => {
    await addMember(here.office, here.people.officer, caseId, stranger.person)
    assert.equal((await readCase(here.office, stranger, caseId)).title, 'Halden Trade')
    assert.equal((await listCases(here.office, stranger, { most: 50 })).cases.length, 1)
    await removeMember(here.office, here.people.officer, caseId, stranger.person)
    await assert.rejects(readCase(here.office, stranger, caseId), { code: 'not-found' })
  })

  test('nobody opens a case, or shuts one, beyond what they may read themselves', async () => {
    const start = {
      procedure: 'mutual-legal-assistance',
      partner: 'XB:central',
      unit: here.unit,
      title: '',
      confidentiality: 2,
    }
    await assert.rejects(startCase(here.office, here.people.officer, start), {
      name: 'Problem',
      code: 'body-invalid',
    })
    await assert.rejects(nameCase(here.office, here.people.head, caseId, { confidentiality: 2 }), {
      name: 'Problem',
      code: 'body-invalid',
    })
    assert.equal((await readCase(here.office, here.people.head, caseId)).confidentiality, 1)
  })
})
