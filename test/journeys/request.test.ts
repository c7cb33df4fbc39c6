import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Readable } from 'node:stream'
import { approvableFiles } from '#test/offices.ts'
import { addFile } from '#cases/files.ts'
import { readCase } from '#cases/read.ts'
import { saveDraft } from '#cases/draft.ts'
import { startCase } from '#cases/start.ts'
import { fold } from '#procedures/fold.ts'
import { haldenTrade } from '#procedures/mutual-legal-assistance/example.ts'
import { mutualLegalAssistance } from '#procedures/mutual-legal-assistance/mutual-legal-assistance.ts'
import { carry, twoOffices } from '#test/offices.ts'

let offices: Awaited<ReturnType<typeof twoOffices>>
before(async () => {
  offices = await twoOffices()
})
after(async () => offices.close())

const said = (text: string, language = 'fr') => ({
  [language]: { text, origin: 'written', by: 'Yasmine Farès' },
})

test('a request travels from Aurelia to Borealia and back until both close it', async () => {
  const { aurelia, borealia } = offices
  const [here, there] = [aurelia.people, borealia.people]

  const id = await startCase(aurelia.office, here.officer, {
    procedure: 'mutual-legal-assistance',
    partner: 'XB:central',
    unit: aurelia.unit,
    title: 'Halden Trade',
    confidentiality: 0,
  })
  const saved = await saveDraft(aurelia.office, here.officer, id, { version: 1, request: { ...haldenTrade } })
  assert.deepEqual(
    saved.findings.filter(item => item.severity === 'blocks'),
    [],
  )
  await addFile(
    aurelia.office,
    here.officer,
    id,
    { name: 'order.pdf', role: 'annex', media: 'application/pdf' },
    Readable.from([Buffer.from('an order')]),
  )

  await aurelia.act(here.officer, id, 'submit')
  const submitted = await readCase(aurelia.office, here.head, id)
  await aurelia.act(here.head, id, 'approve', approvableFiles(submitted))
  await aurelia.act(here.head, id, 'send')
  assert.equal(await carry(aurelia, borealia), 1)

  assert.equal((await readCase(borealia.office, there.registrar, id)).state, 'sent')
  await borealia.act(there.registrar, id, 'register', {
    reference: 'XB-MLA-2026-00001',
    officer: { name: 'Yasmine Farès' },
    urgency: 'P1',
  })
  await borealia.act(there.officer, id, 'askInformation', {
    questions: [{ id: 'q1', path: 'facts', question: said('Qui a signé les ordres ?') }],
    replyBy: '2026-11-20',
  })
  await carry(borealia, aurelia)
  aurelia.wait({ hours: 50 })
  borealia.wait({ hours: 50 })

  const asked = await readCase(aurelia.office, here.officer, id)
  const question = fold(mutualLegalAssistance, 'requesting', asked.entries).shared.questions[0]?.id
  await aurelia.act(here.officer, id, 'answerInformation', {
    answers: [{ id: 'a1', question, answer: said('La directrice.') }],
  })
  await carry(aurelia, borealia)

  const measures = (haldenTrade.measures ?? []).map(measure => measure.id)
  const [records = '', hearing = '', freezing = ''] = measures
  await borealia.act(there.officer, id, 'acceptMeasure', { measure: records })
  await borealia.act(there.officer, id, 'acceptMeasure', { measure: hearing })
  const refusing = (await readCase(borealia.office, there.head, id)).openActs.find(
    open => open.act === 'refuseMeasure' && open.measure === freezing,
  )
  assert.deepEqual(refusing?.unless, { code: 'consultFirst', remedy: { act: 'consult', measure: freezing } })
  await borealia.act(there.officer, id, 'consult', {
    measure: freezing,
    about: said('Le gel dure longtemps.'),
    replyBy: '2026-12-01',
  })
  await borealia.act(there.officer, id, 'proposeCondition', {
    measure: freezing,
    terms: said('Un rapport tous les soixante jours.'),
  })
  await carry(borealia, aurelia)
  await aurelia.act(here.officer, id, 'acceptCondition', { measure: freezing })
  await carry(aurelia, borealia)

  for (const measure of [records, hearing, freezing]) {
    const file = await addFile(
      borealia.office,
      there.officer,
      id,
      { name: `${measure}.pdf`, role: 'result', media: 'application/pdf', measure },
      Readable.from([Buffer.from(measure)]),
    )
    await borealia.act(
      there.officer,
      id,
      'deliverResult',
      { measure, procedureFollowed: 'followed', limitation: said('Usage limité à la procédure 17 CR 119.') },
      [file.id],
    )
  }
  await borealia.act(there.officer, id, 'respond', {})
  await carry(borealia, aurelia)
  await aurelia.act(here.officer, id, 'close')
  await borealia.act(there.officer, id, 'close')

  const ours = await readCase(aurelia.office, here.officer, id)
  const theirs = await readCase(borealia.office, there.officer, id)
  assert.equal(ours.state, 'closed')
  assert.equal(theirs.state, 'closed')
  assert.deepEqual(
    fold(mutualLegalAssistance, 'requesting', ours.entries).shared,
    fold(mutualLegalAssistance, 'requested', theirs.entries).shared,
  )
  const crossing = ours.entries.filter(entry => entry.header.strand === 'shared')
  assert.ok(
    crossing.every(entry => entry.crossing?.state === 'received' && entry.crossing.receiptAt !== null),
  )
})
