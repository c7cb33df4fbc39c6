import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { Document, Packer, Paragraph } from 'docx'
import { TemplateHandler } from 'easy-template-x'
import { Problem } from '#api/problem.ts'
import { type TestOffice, twoOffices } from '#test/offices.ts'
import { drafted, registered } from '#test/requests.ts'
import { actLetter, actLetterInTemplate, caseLetter } from './act-letter.ts'
import { readCase } from './read.ts'

let offices: { aurelia: TestOffice; borealia: TestOffice; close(): Promise<void> }
let aurelia: TestOffice
let borealia: TestOffice
let id: string
before(async () => {
  offices = await twoOffices()
  ;({ aurelia, borealia } = offices)
  id = await registered(offices)
})
after(async () => offices.close())

const reading = (docx: Uint8Array): Promise<string> => new TemplateHandler().getText(Buffer.from(docx))

async function actOf(office: TestOffice, type: string): Promise<string> {
  const { entries } = await readCase(office.office, office.people.officer, id)
  const entry = entries.find(one => one.header.type === type)
  assert.ok(entry, type)
  return entry.header.id
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  const thrown: unknown = await work.then(
    () => 'nothing was thrown',
    (error: unknown) => error,
  )
  return thrown instanceof Problem ? thrown.code : String(thrown)
}

describe('the letter of an act', () => {
  test('is the same on both sides, and written again is the same bytes', async () => {
    const act = await actOf(borealia, 'register')
    const wanted = { language: 'fr', form: 'pdf' } as const
    const theirs = await actLetter(borealia.office, borealia.people.officer, { case: id, act }, wanted)
    const again = await actLetter(borealia.office, borealia.people.officer, { case: id, act }, wanted)
    assert.deepEqual(again.bytes, theirs.bytes)
    assert.match(theirs.name, /^XB-TEST-\d+\.[0-9a-f]{8}\.fr\.pdf$/)
    const ours = await actLetter(
      aurelia.office,
      aurelia.people.officer,
      { case: id, act },
      { ...wanted, form: 'docx' },
    )
    const [said, there] = await Promise.all([
      reading(ours.bytes),
      actLetter(
        borealia.office,
        borealia.people.officer,
        { case: id, act },
        { ...wanted, form: 'docx' },
      ).then(({ bytes }) => reading(bytes)),
    ])
    assert.equal(said, there)
    assert.ok(said.includes('Accusé de réception') && said.includes('Yasmine Farès'), said)
  })

  test('carries a cover sheet for the way it will leave by', async () => {
    const act = await actOf(borealia, 'register')
    const letter = await actLetter(
      borealia.office,
      borealia.people.officer,
      { case: id, act },
      { language: 'es', form: 'docx', channel: 'post' },
    )
    assert.ok((await reading(letter.bytes)).includes('Correo postal'))
  })

  test('fills the authority’s own template', async () => {
    const act = await actOf(borealia, 'register')
    const document = new Document({ sections: [{ children: [new Paragraph('Nordmar: {{reference}}')] }] })
    const template = new Uint8Array(await Packer.toBuffer(document))
    const about = { case: id, act }
    const { officer } = borealia.people
    const filled = await actLetterInTemplate(borealia.office, officer, about, { language: 'fr', template })
    assert.match(await reading(filled.bytes), /Nordmar: Notre référence.: XB-TEST-/)
    const wrong = actLetterInTemplate(borealia.office, officer, about, {
      language: 'fr',
      template: Buffer.from('x'),
    })
    assert.equal(await codeOf(wrong), 'body-invalid')
  })

  test('is there for what crossed only, in a language letters are written in', async () => {
    const { officer } = aurelia.people
    const as = { language: 'en', form: 'pdf' } as const
    const own = await actOf(aurelia, 'approve')
    assert.equal(await codeOf(actLetter(aurelia.office, officer, { case: id, act: own }, as)), 'not-found')
    const sent = await actOf(aurelia, 'send')
    const missing = actLetter(aurelia.office, officer, { case: id, act: sent }, { ...as, language: 'tlh' })
    assert.equal(await codeOf(missing), 'not-found')
    assert.match((await actLetter(aurelia.office, officer, { case: id, act: sent }, as)).name, /\.en\.pdf$/)
  })

  test('is not there for whoever may not see the case', async () => {
    const act = await actOf(aurelia, 'register')
    const as = { language: 'en', form: 'pdf' } as const
    const stranger = { ...aurelia.people.officer, person: '00000000-0000-4000-8000-00000000dead', units: [] }
    assert.equal(await codeOf(actLetter(aurelia.office, stranger, { case: id, act }, as)), 'not-found')
  })
})

describe('a letter that follows from where the case stands', () => {
  test('asks about progress from the side that asked, and lists defects from the side that was asked', async () => {
    const as = { language: 'en', form: 'docx' } as const
    const enquiry = await caseLetter(
      aurelia.office,
      aurelia.people.officer,
      { case: id, letter: 'statusEnquiry' },
      as,
    )
    assert.ok((await reading(enquiry.bytes)).includes('Enquiry about the status of the request'))
    const defects = await caseLetter(
      borealia.office,
      borealia.people.officer,
      { case: id, letter: 'defects' },
      as,
    )
    assert.ok((await reading(defects.bytes)).includes('This letter is not a refusal.'))
    const wrongSide = caseLetter(aurelia.office, aurelia.people.officer, { case: id, letter: 'defects' }, as)
    assert.equal(await codeOf(wrongSide), 'not-found')
    const unsent = await drafted(aurelia)
    const early = caseLetter(
      aurelia.office,
      aurelia.people.officer,
      { case: unsent, letter: 'statusEnquiry' },
      as,
    )
    assert.equal(await codeOf(early), 'not-found')
  })
})
