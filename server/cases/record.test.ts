import assert from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { Problem } from '#api/problem.ts'
import type { PersonActor } from '#db/actor.ts'
import { asOwner } from '#db/cluster.ts'
import { all, inTransaction } from '#db/pool.ts'
import { haldenTrade } from '#procedures/mutual-legal-assistance/example.ts'
import { approvableFiles, carry, type TestOffice, twoOffices } from '#test/offices.ts'
import { problemOf } from '#test/problem.ts'
import { drafted, laidIn, registered, said, sent, submitted } from '#test/requests.ts'
import { saveDraft } from './draft.ts'
import { openFile, removeFile } from './files.ts'
import { letterPdf } from './letter.ts'
import { nameCase } from './members.ts'
import { readCase } from './read.ts'
import { recordAct } from './record.ts'
import type { Command } from './taking.ts'
import { startCase } from './start.ts'

let offices: { aurelia: TestOffice; borealia: TestOffice; close(): Promise<void> }
let aurelia: TestOffice
let borealia: TestOffice
before(async () => {
  offices = await twoOffices()
  ;({ aurelia, borealia } = offices)
})
after(async () => offices.close())

const note = (caseId: string, seen: number, text = 'A note'): Command => ({
  case: caseId,
  id: randomUUID(),
  type: 'note',
  data: { text },
  files: [],
  seen,
})

const take = (who: PersonActor, command: Command): Promise<void> => recordAct(aurelia.office, who, command)

describe('several people on one case', () => {
  test('six who act at once: one wins, five are told what changed and by whom', async () => {
    const id = await drafted(aurelia)
    const { officer, head, registrar } = aurelia.people
    const writers = [officer, head, officer, head, officer, head]
    const outcomes = await Promise.allSettled(
      writers.map((who, index) => take(who, note(id, 1, `Note ${index}`))),
    )
    const lost = outcomes
      .filter(outcome => outcome.status === 'rejected')
      .map(outcome => outcome.reason as Problem)
    assert.equal(lost.length, 5)
    const view = await readCase(aurelia.office, registrar, id)
    assert.equal(view.acts, 2)
    const winner = view.entries[1]
    for (const problem of lost) {
      assert.equal(problem.code, 'case-changed')
      assert.deepEqual(problem.more.changed, [
        { n: 2, type: 'note', at: winner?.recordedAt, by: winner?.byName },
      ])
    }
  })

  test('everybody who reads again and tries again gets through, without a fork or a gap', async () => {
    const id = await drafted(aurelia)
    const { officer, head } = aurelia.people
    const persist = async (who: PersonActor): Promise<void> => {
      for (;;) {
        const { acts } = await readCase(aurelia.office, who, id)
        const done = await take(who, note(id, acts)).then(
          () => true,
          (error: unknown) => {
            if (error instanceof Problem && error.code === 'case-changed') return false
            throw error
          },
        )
        if (done) return
      }
    }
    await Promise.all([officer, head, officer, head, officer, head].map(persist))
    const view = await readCase(aurelia.office, officer, id)
    assert.deepEqual(
      view.entries.map(entry => entry.n),
      [1, 2, 3, 4, 5, 6, 7],
    )
  })

  test('an act sent twice, one after the other or at the same time, is recorded once', async () => {
    const id = await drafted(aurelia)
    const command = note(id, 1)
    await Promise.all([1, 2, 3, 4, 5, 6].map(() => take(aurelia.people.officer, command)))
    await take(aurelia.people.officer, command)
    const { acts } = await readCase(aurelia.office, aurelia.people.officer, id)
    assert.equal(acts, 2)
  })

  test('an id that names an act of another case, or another act of this one, is refused', async () => {
    const [one, other] = [await drafted(aurelia), await drafted(aurelia)]
    const command = note(one, 1)
    await take(aurelia.people.officer, command)
    for (const again of [
      { ...command, case: other },
      { ...command, type: 'abandon', data: { reasons: 'x' }, seen: 2 },
    ]) {
      const problem = await problemOf(take(aurelia.people.officer, again))
      assert.equal(problem.code, 'body-invalid')
      assert.deepEqual(problem.more.fields, [{ path: 'id', reason: 'already used' }])
    }
  })

  test('an id that names an act of a case one may not see is refused in the same words', async () => {
    const [hidden, open] = [await drafted(aurelia), await drafted(aurelia)]
    await nameCase(aurelia.office, aurelia.people.head, hidden, { confidentiality: 1 })
    const junior = { ...aurelia.people.officer, level: 0 }
    const command = note(hidden, 1)
    await take(aurelia.people.officer, command)
    const unseen = await problemOf(take(junior, { ...command, case: open }))
    const seen = await problemOf(take(aurelia.people.officer, { ...command, case: open }))
    assert.deepEqual([unseen.code, unseen.message, unseen.more], [seen.code, seen.message, seen.more])
  })

  test('who saw fewer acts, or more than there are, is told to look again', async () => {
    const id = await drafted(aurelia)
    for (const seen of [0, 2, -1, 1_000_000]) {
      const problem = await problemOf(take(aurelia.people.officer, note(id, seen)))
      assert.equal(problem.code, 'case-changed', String(seen))
    }
    assert.equal((await readCase(aurelia.office, aurelia.people.officer, id)).acts, 1)
  })

  test('two who save a draft from the same version: the second is told who was first, and nothing is lost', async () => {
    const id = await drafted(aurelia)
    const { officer, head } = aurelia.people
    const outcomes = await Promise.allSettled(
      [officer, head].map(who =>
        saveDraft(aurelia.office, who, id, { version: 2, request: { caseName: who.person } }),
      ),
    )
    const lost = outcomes.find(outcome => outcome.status === 'rejected')
    assert.ok(lost?.reason instanceof Problem)
    assert.equal(lost.reason.code, 'draft-changed')
    const { draft } = await readCase(aurelia.office, officer, id)
    assert.equal(draft?.version, 3)
    assert.equal(lost.reason.more.values?.['by'], draft.savedBy)
  })

  test('a draft saved while its letters were set is not what is submitted', async () => {
    const id = await drafted(aurelia)
    const { officer } = aurelia.people
    const outcomes = await Promise.allSettled([
      take(officer, { ...note(id, 1), type: 'submit', data: {} }),
      saveDraft(aurelia.office, officer, id, {
        version: 2,
        request: { ...haldenTrade, languages: ['fr'], caseName: 'Another' },
      }),
    ])
    const lost = outcomes
      .filter(outcome => outcome.status === 'rejected')
      .map(outcome => outcome.reason as Problem)
    assert.ok(lost.every(problem => ['draft-changed', 'act-not-open'].includes(problem.code)))
    const view = await readCase(aurelia.office, officer, id)
    const letters = view.files.filter(file => file.role === 'letter')
    assert.equal(letters.length, view.state === 'submitted' ? 1 : 0)
    // Whoever was first, the letter that stands there is the letter of the draft that stands there.
    const [letter] = letters
    if (letter) {
      const { bytes } = await letterPdf(aurelia.office, officer, id, 'fr')
      assert.equal(letter.sha256, createHash('sha256').update(bytes).digest('hex'))
    }
  })
})

describe('two people for one decision', () => {
  test('the author cannot approve, even as head of unit; a colleague can', async () => {
    const { officer, head } = aurelia.people
    const id = await submitted(aurelia)
    const authorAsHead = { ...officer, duties: ['officer', 'head'] }
    const approval = approvableFiles(await readCase(aurelia.office, head, id))
    const approve = { ...note(id, 2), type: 'approve', data: approval }
    const problem = await problemOf(take(authorAsHead, approve))
    assert.deepEqual([problem.code, problem.more.reason], ['act-not-open', 'secondPerson'])
    await take(head, approve)
    assert.equal((await readCase(aurelia.office, head, id)).state, 'approved')
  })

  test('who submitted it cannot approve it either', async () => {
    const { officer, head } = aurelia.people
    const id = await drafted(aurelia)
    await aurelia.act(head, id, 'submit')
    const approval = approvableFiles(await readCase(aurelia.office, head, id))
    const problem = await problemOf(take(head, { ...note(id, 2), type: 'approve', data: approval }))
    assert.equal(problem.more.reason, 'secondPerson')
    await take(
      { ...officer, person: aurelia.people.registrar.person, duties: ['head'] },
      { ...note(id, 2), type: 'approve', data: approval },
    )
  })

  test('an officer without the duty is told which is missing', async () => {
    const id = await submitted(aurelia)
    const approval = approvableFiles(await readCase(aurelia.office, aurelia.people.officer, id))
    const problem = await problemOf(
      take(
        { ...aurelia.people.registrar, duties: ['officer'] },
        { ...note(id, 2), type: 'approve', data: approval },
      ),
    )
    assert.deepEqual([problem.code, problem.more.values], ['duty-missing', { duty: 'head' }])
  })

  test('other hashes than those that stand there approve nothing', async () => {
    const { head } = aurelia.people
    const id = await submitted(aurelia)
    const right = approvableFiles(await readCase(aurelia.office, head, id))
    const wrong = 'ab'.repeat(32)
    for (const data of [
      {},
      { request: right.request },
      { ...right, request: wrong },
      { ...right, files: right.files.slice(1) },
      { ...right, files: [...right.files, wrong] },
      { ...right, files: right.files.toReversed() },
      { ...right, files: 'all' },
    ]) {
      const problem = await problemOf(take(head, { ...note(id, 2), type: 'approve', data }))
      assert.equal(problem.code, 'approved-bytes-differ', JSON.stringify(data))
    }
    assert.equal((await readCase(aurelia.office, head, id)).state, 'submitted')
  })

  test('what was changed behind the approval does not leave', async () => {
    const { head } = aurelia.people
    for (const spoil of [
      `update drafts set request = jsonb_set(request, '{caseName}', '"Another"') where case_id = $1`,
      `update case_files set sha256 = repeat('a', 64) where case_id = $1 and role = 'annex'`,
      `update case_files set removed_at = now() where case_id = $1 and role = 'letter'`,
    ]) {
      const id = await submitted(aurelia)
      await aurelia.act(head, id, 'approve', approvableFiles(await readCase(aurelia.office, head, id)))
      await asOwner(aurelia.ownerUrl, client => client.query(spoil, [id]))
      const problem = await problemOf(take(head, { ...note(id, 3), type: 'send', data: {} }))
      assert.equal(problem.code, 'approved-bytes-differ')
      assert.equal((await readCase(aurelia.office, head, id)).state, 'approved')
    }
  })

  test('a returned request is written, set and approved anew', async () => {
    const { officer, head } = aurelia.people
    const id = await submitted(aurelia)
    const first = approvableFiles(await readCase(aurelia.office, head, id))
    await aurelia.act(head, id, 'returnToAuthor', { reasons: 'The account number is missing.' })
    const back = await readCase(aurelia.office, officer, id)
    assert.deepEqual(
      back.files.map(file => file.role),
      ['annex'],
    )
    await saveDraft(aurelia.office, officer, id, {
      version: 2,
      request: { ...back.draft?.request, related: 'XA-1' },
    })
    await aurelia.act(officer, id, 'submit')
    const problem = await problemOf(take(head, { ...note(id, 4), type: 'approve', data: first }))
    assert.equal(problem.code, 'approved-bytes-differ')
    await aurelia.act(head, id, 'approve', approvableFiles(await readCase(aurelia.office, head, id)))
  })
})

describe('what may not be recorded', () => {
  test('an incomplete request is not submitted, and each finding names its field and its paragraph', async () => {
    const id = await drafted(aurelia, { facts: {} })
    const problem = await problemOf(
      take(aurelia.people.officer, { ...note(id, 1), type: 'submit', data: {} }),
    )
    assert.equal(problem.code, 'blocked-by-findings')
    assert.ok(
      problem.more.fields?.some(
        ({ path, reason }) => path === 'request.facts' && /^factsMissing \(.+\)$/.test(reason),
      ),
      JSON.stringify(problem.more.fields),
    )
    const view = await readCase(aurelia.office, aurelia.people.officer, id)
    assert.equal(view.state, 'drafting')
    assert.deepEqual(view.files, [])
    const letters = await asOwner(aurelia.ownerUrl, client =>
      client.query('select 1 from case_files where case_id = $1', [id]),
    )
    assert.equal(letters.rowCount, 0)
  })

  test('a refusal without consultation names the act that opens it', async () => {
    const id = await registered(offices)
    const { head } = borealia.people
    const { acts } = await readCase(borealia.office, head, id)
    const command = {
      ...note(id, acts),
      type: 'refuseMeasure',
      data: { measure: 'm3', grounds: ['essentialInterests'], reasons: said('Non.') },
    }
    const problem = await problemOf(recordAct(borealia.office, head, command))
    assert.deepEqual([problem.code, problem.more.reason], ['act-not-open', 'consultFirst'])
    const offered = (await readCase(borealia.office, head, id)).openActs.find(
      open => open.act === 'refuseMeasure' && open.measure === 'm3',
    )
    assert.deepEqual(offered?.unless?.remedy, { act: 'consult', measure: 'm3' })
  })

  test('what the form does not know, lacks, or cannot hold is refused with its field', async () => {
    const id = await registered(offices)
    const { officer } = borealia.people
    const { acts } = await readCase(borealia.office, officer, id)
    const attempts: [string, Record<string, unknown>, string][] = [
      ['note', { text: 'x', more: 1 }, 'data'],
      ['note', {}, 'data.text'],
      ['note', { text: '  ' }, 'data.text'],
      ['note', { text: 'x'.repeat(1_001) }, 'data.text'],
      ['note', { text: 7 }, 'data.text'],
      ['acceptMeasure', { measure: 'm1', expectedBy: '2026-02-30' }, 'data.expectedBy'],
      ['consult', { measure: 'm1' }, 'data.about'],
      ['consult', { measure: 'm1', about: said('x'.repeat(120_001)) }, 'data.about.fr.text'],
      [
        'consult',
        { measure: 'm1', about: { fr: { text: 'x', origin: 'guessed', by: '' } } },
        'data.about.fr.origin',
      ],
      [
        'askInformation',
        { questions: Array.from({ length: 201 }, (_, n) => ({ id: `q${n}` })) },
        'data.questions',
      ],
      [
        'askInformation',
        {
          questions: [
            { id: 'q1', path: 'facts', question: said('a') },
            { id: 'q1', path: 'facts', question: said('b') },
          ],
        },
        'data.questions',
      ],
    ]
    for (const [type, data, path] of attempts) {
      const problem = await problemOf(recordAct(borealia.office, officer, { ...note(id, acts), type, data }))
      assert.equal(problem.code, 'body-invalid', `${type} ${path}`)
      assert.deepEqual(
        problem.more.fields?.map(field => field.path),
        [path],
        type,
      )
    }
    assert.equal((await readCase(borealia.office, officer, id)).acts, acts)
  })

  test('a step the table does not have here, a measure that is not asked for, another side’s step', async () => {
    const id = await registered(offices)
    const { head } = borealia.people
    const { acts } = await readCase(borealia.office, head, id)
    const attempts: [string, Record<string, unknown>, string][] = [
      ['fly', {}, 'notNow'],
      ['constructor', {}, 'notNow'],
      ['submit', {}, 'notNow'],
      ['withdraw', { reasons: said('x') }, 'notNow'],
      ['acceptMeasure', { measure: 'm9' }, 'noSuchMeasure'],
      ['acceptMeasure', {}, 'noSuchMeasure'],
      ['resumeMeasure', { measure: 'm1' }, 'notNow'],
      ['respond', {}, 'measuresOpen'],
    ]
    for (const [type, data, reason] of attempts) {
      const problem = await problemOf(recordAct(borealia.office, head, { ...note(id, acts), type, data }))
      assert.deepEqual([problem.code, problem.more.reason], ['act-not-open', reason], type)
    }
  })

  test('a case is assigned only to somebody who works here', async () => {
    const id = await drafted(aurelia)
    const { head, officer } = aurelia.people
    for (const named of ['Mira Sol', randomUUID(), '']) {
      const problem = await problemOf(
        take(head, { ...note(id, 1), type: 'assign', data: { officer: named } }),
      )
      assert.equal(problem.code, 'body-invalid')
      assert.deepEqual(
        problem.more.fields?.map(field => field.path),
        ['data.officer'],
      )
    }
    await aurelia.act(head, id, 'assign', { officer: officer.person })
    assert.equal((await readCase(aurelia.office, head, id)).officer?.name, 'Mira Sol')
  })

  test('a reference that is taken is refused, and a hand-written one does not stop the counter', async () => {
    const [one, other] = [await sent(aurelia), await sent(aurelia)]
    await carry(aurelia, borealia)
    const { registrar } = borealia.people
    const register = (id: string, reference: string) =>
      borealia.act(registrar, id, 'register', { reference, officer: { name: 'Y' }, urgency: 'P2' })
    await register(one, 'XB-MLA-2026-00002')
    const problem = await problemOf(register(other, 'XB-MLA-2026-00002'))
    assert.deepEqual(problem.more.fields, [{ path: 'data.reference', reason: 'already used' }])
    const long = await problemOf(register(other, 'ü'.repeat(1_000)))
    assert.deepEqual(
      long.more.fields?.map(field => field.path),
      ['data.reference'],
    )
    await register(other, 'XB-MLA-2026-00001')

    const start = {
      procedure: 'mutual-legal-assistance',
      partner: 'XA:central',
      unit: borealia.unit,
      title: '',
      confidentiality: 0,
    }
    const started = await startCase(borealia.office, borealia.people.officer, start)
    assert.equal((await readCase(borealia.office, registrar, started)).reference, 'XB-MLA-2026-00003')
  })

  test('a closed case takes no act until it is reopened, by name and with reasons', async () => {
    const id = await registered(offices)
    const { officer, head } = aurelia.people
    await aurelia.act(head, id, 'withdraw', { reasons: said('The accused died.', 'en') })
    await aurelia.act(officer, id, 'close')
    const { acts, openActs } = await readCase(aurelia.office, head, id)
    // Limits on use outlive the case, so a use can still be logged; it moves nothing.
    assert.deepEqual(openActs.map(open => open.act).toSorted(), ['expunge', 'recordUse', 'reopen'])
    for (const type of ['note', 'assign', 'close', 'answerInformation']) {
      const problem = await problemOf(take(head, { ...note(id, acts), type }))
      assert.equal(problem.code, 'act-not-open', type)
    }
    await aurelia.act(head, id, 'reopen', { reasons: 'An appeal' })
    await aurelia.act(officer, id, 'note', { text: 'Reopened' })
    await carry(aurelia, borealia)
  })
})

describe('files', () => {
  test('an act takes only loose files of its own case, each once, in the role it carries', async () => {
    const [id, other] = [await registered(offices), await registered(offices)]
    const { officer } = borealia.people
    for (const one of [id, other]) await borealia.act(officer, one, 'acceptMeasure', { measure: 'm1' })
    const foreign = await laidIn(borealia, officer, other, { role: 'result', text: 'of another case' })
    const annex = await laidIn(borealia, officer, id, { role: 'annex', text: 'an annex' })
    const result = await laidIn(borealia, officer, id, { role: 'result', text: 'a result' })
    const gone = await laidIn(borealia, officer, id, { role: 'result', text: 'taken back' })
    await removeFile(borealia.office, officer, id, gone)
    const deliver = (files: string[]) =>
      borealia.act(
        officer,
        id,
        'deliverResult',
        { measure: 'm1', procedureFollowed: 'followed', limitation: said('x') },
        files,
      )
    for (const [files, at] of [
      [[foreign], 0],
      [[annex], 0],
      [[result, result], 1],
      [[result, randomUUID()], 1],
      [[gone], 0],
    ] as const) {
      const problem = await problemOf(deliver([...files]))
      assert.equal(problem.code, 'body-invalid')
      assert.deepEqual(
        problem.more.fields?.map(field => field.path),
        [`files.${at}`],
      )
    }
    await deliver([result])
    const again = await problemOf(deliver([result]))
    assert.equal(again.code, 'body-invalid')
    const view = await readCase(borealia.office, officer, id)
    assert.deepEqual(
      view.files.map(file => file.id),
      [annex],
    )
    await carry(borealia, aurelia)
  })

  test('an act that carries no files refuses them', async () => {
    const id = await drafted(aurelia)
    const file = await laidIn(aurelia, aurelia.people.officer, id, { role: 'annex', text: 'x' })
    const problem = await problemOf(take(aurelia.people.officer, { ...note(id, 1), files: [file] }))
    assert.deepEqual(problem.more.fields, [{ path: 'files', reason: 'must be empty' }])
    await openFile(aurelia.office, aurelia.people.officer, id, file)
  })

  test('what was submitted is neither added to nor taken from, and once sent it is loose no more', async () => {
    const { officer, head } = aurelia.people
    const id = await submitted(aurelia)
    const view = await readCase(aurelia.office, officer, id)
    assert.deepEqual(view.files.map(file => file.role).toSorted(), ['annex', 'letter'])
    for (const file of view.files) {
      assert.equal((await problemOf(removeFile(aurelia.office, officer, id, file.id))).code, 'file-in-use')
    }
    const late = laidIn(aurelia, officer, id, { role: 'annex', text: 'late' })
    assert.equal((await problemOf(late)).code, 'file-in-use')
    await aurelia.act(head, id, 'approve', approvableFiles(view))
    await aurelia.act(head, id, 'send')
    const after = await readCase(aurelia.office, officer, id)
    assert.deepEqual(after.files, [])
    assert.equal(after.entries.at(-1)?.content?.files.length, 2)
    await carry(aurelia, borealia)
  })
})

describe('the chain', () => {
  interface Row {
    n: number
    header: Buffer
    hash: string
    prev: string
    link: string
    recorded_at: string
    recorded_by: string | null
  }
  const rowsOf = (caseId: string): Promise<Row[]> =>
    inTransaction(aurelia.office.db, aurelia.people.head, tx =>
      all(
        tx,
        sql<Row>`select n, header, hash, prev, link, recorded_at, recorded_by from acts where case_id = ${caseId} order by n`,
      ),
    )
  const sha = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

  test('every link is what anybody computes from the protocol’s words', async () => {
    const id = await registered(offices)
    const rows = await rowsOf(id)
    assert.equal(rows.length, 5)
    let before = ''
    for (const row of rows) {
      assert.equal(sha(row.header), row.hash)
      // RFC 8785 by hand: keys in order, no white space.
      const by = row.recorded_by === null ? 'null' : `"${row.recorded_by}"`
      const text = `{"act":"${row.hash}","by":${by},"n":${row.n},"prev":"${before}","recordedAt":"${row.recorded_at}"}`
      assert.equal(row.prev, before)
      assert.equal(row.link, sha(text))
      before = row.link
    }
    const [head] = await asOwner(
      aurelia.ownerUrl,
      async client =>
        (await client.query<{ head: string }>('select head from cases where id = $1', [id])).rows,
    )
    assert.equal(head?.head, before)
  })

  test('content and files open the commitments of the header', async () => {
    const id = await sent(aurelia)
    const opened = await asOwner(aurelia.ownerUrl, async client => {
      const contents = await client.query<{ header: Buffer; salt: Buffer; bytes: Buffer }>(
        'select a.header, c.salt, c.bytes from acts a join act_contents c on c.act = a.id where a.case_id = $1',
        [id],
      )
      const files = await client.query<{ header: Buffer; position: number; salt: Buffer; sha256: string }>(
        'select a.header, f.position, f.salt, f.sha256 from acts a join act_files f on f.act = a.id where a.case_id = $1',
        [id],
      )
      return { contents: contents.rows, files: files.rows }
    })
    assert.equal(opened.contents.length, 4)
    assert.equal(opened.files.length, 2)
    for (const { header, salt, bytes } of opened.contents)
      assert.equal(JSON.parse(header.toString()).content, sha(Buffer.concat([salt, bytes])))
    for (const { header, position, salt, sha256 } of opened.files)
      assert.equal(
        JSON.parse(header.toString()).files[position - 1],
        sha(Buffer.concat([salt, Buffer.from(sha256, 'hex')])),
      )
    await carry(aurelia, borealia)
  })

  test('an act that does not follow the one before it is refused, whoever writes it', async () => {
    const id = await drafted(aurelia)
    const [first] = await rowsOf(id)
    const insert = (n: number, prev: string) =>
      `insert into acts (case_id, n, id, hash, header, strand, type, author, at, recorded_at, prev, link)
       values ('${id}', ${n}, gen_random_uuid(), gen_random_uuid(), '', 'own', 'note', 'XA:central', now(), now(), '${prev}', 'x')`
    const asProgram = (text: string) =>
      inTransaction(aurelia.office.db, aurelia.people.head, tx => sql.raw(text).execute(tx))
    const asOwnerOf = (text: string) => asOwner(aurelia.ownerUrl, client => client.query(text))
    for (const write of [asProgram, asOwnerOf]) {
      await assert.rejects(write(insert(2, 'ab'.repeat(32))), /does not follow/)
      await assert.rejects(write(insert(2, '')), /does not follow/)
      await assert.rejects(write(insert(3, first?.link ?? '')), /does not follow/)
      await assert.rejects(write(insert(1, '')), /acts_pkey/)
    }
  })

  test('nothing recorded is changed, removed or emptied, by the program or by the owner', async () => {
    const id = await sent(aurelia)
    await carry(aurelia, borealia)
    for (const table of ['acts', 'act_contents', 'act_files', 'pair_log']) {
      const column = { acts: 'type', act_contents: 'bytes', act_files: 'sha256', pair_log: 'act_hash' }[table]
      for (const text of [
        `update ${table} set ${column} = ${column}`,
        `delete from ${table}`,
        `truncate ${table} cascade`,
      ]) {
        await assert.rejects(
          inTransaction(aurelia.office.db, aurelia.people.head, tx => sql.raw(text).execute(tx)),
          { name: 'DatabaseError', kind: 'denied' },
          text,
        )
        await assert.rejects(
          asOwner(aurelia.ownerUrl, client => client.query(text)),
          /is refused/,
          text,
        )
      }
    }
    assert.equal(
      (await readCase(aurelia.office, aurelia.people.head, id)).entries.at(-1)?.content?.files.length,
      2,
    )
  })
})
