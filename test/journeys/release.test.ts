import assert from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { addFile, readActFile, readCase, readPackage, takeAct } from '#api/cases.ts'
import { readActLetter } from '#api/letters.ts'
import {
  listUsesAsked,
  readReleaseBundle,
  readReleaseSheet,
  releaseResult,
  type purposesOfUse,
} from '#api/releases.ts'
import { saveDraft } from '#cases/draft.ts'
import { addPartner } from '#exchange/partners.ts'
import { readContainer, defaultLimits, readWhole } from '#exchange/container.ts'
import { handlers } from '#http/handlers/handlers.ts'
import { serve } from '#http/server.ts'
import { type Client, Refused, signedIn } from '#main/demo/client.ts'
import { haldenTrade } from '#procedures/mutual-legal-assistance/example.ts'
import { carry, type TestOffice, twoOffices } from '#test/offices.ts'
import { drafted, laidIn, registered, said } from '#test/requests.ts'

/** What Borealia's bank handed over, invented. */
const records = 'Account 4471, Bank of Tarn. Invented.\n'.repeat(20)
const secret = Buffer.from(records)

let offices: Awaited<ReturnType<typeof twoOffices>>
let aurelia: TestOffice
let borealia: TestOffice
let mira: Client
let anselm: Client
let yasmine: Client
const closing: (() => Promise<void>)[] = []

before(async () => {
  offices = await twoOffices()
  ;({ aurelia, borealia } = offices)
  await addPartner(aurelia.crossing, aurelia.people.head, {
    authority: 'XC:central',
    state: { en: 'Cordovia' },
    names: { en: 'Directorate of International Cooperation of Cordovia' },
    address: '3 Orange Square, Cordova',
    phone: '+999 30 555 0130',
    email: 'cooperation@justice.cordovia.example',
    zone: 'America/Bogota',
    languages: ['fr', 'en'],
    channels: { direct: true, diplomaticRequired: false, interpolUrgent: true, oralUrgent: false },
    weekend: [6, 7],
    document: 'Directory of competent national authorities, leaf of Cordovia',
    filed: '2025-03-01',
  })
  const [here, there] = [await served(aurelia), await served(borealia)]
  mira = await signedIn(here, 'm.sol', 'm.sol-remembers-this')
  anselm = await signedIn(here, 'a.brandt', 'a.brandt-remembers-this')
  yasmine = await signedIn(there, 'm.sol', 'm.sol-remembers-this')
})
after(async () => {
  for (const close of closing) await close()
  await offices.close()
})

async function served(office: TestOffice): Promise<string> {
  const ready = () => Promise.resolve()
  const serving = await serve({
    crossing: office.crossing,
    handlers,
    port: 0,
    host: '127.0.0.1',
    publicUrl: null,
    webDir: office.crossing.workDir,
    listenUrl: office.appUrl,
    checks: { database: ready, migrations: ready, storage: ready, keys: ready },
    version: '0',
    log: () => undefined,
    rate: 1_000_000,
  })
  closing.push(() => serving.close())
  return serving.url
}

/** A request about 17 CR 119 to which Borealia delivered bank records. Gives the case and the result. */
async function furnished(text = records): Promise<{ id: string; result: string }> {
  const id = await registered(offices)
  const { officer } = borealia.people
  await borealia.act(officer, id, 'acceptMeasure', { measure: 'm1' })
  const file = await laidIn(borealia, officer, id, { role: 'result', text, measure: 'm1' })
  const note = said('Les relevés du compte 4471.')
  await borealia.act(officer, id, 'deliverResult', { measure: 'm1', note }, [file])
  await carry(borealia, aurelia)
  const { entries } = await mira.call(readCase, { params: { id } })
  return { id, result: entries.findLast(one => one.header.type === 'deliverResult')?.header.id ?? '' }
}

const stated = { purpose: 'stated', proceedings: '17 CR 119' } as const
const elsewhere = { purpose: 'otherProceedings', proceedings: '18 CR 7' } as const
interface Wanted {
  readonly purpose: (typeof purposesOfUse)[number]
  readonly proceedings: string
  readonly recipient?: string
}
const ask = (
  who: Client,
  { id, result }: { id: string; result: string },
  wanted: Wanted,
  use: string = randomUUID(),
) => who.call(releaseResult, { params: { id, act: result }, body: { id: use, ...wanted } })

/** Every way by which a result's bytes leave, tried with a release or without one. */
const ways = (who: Client, { id, result: act }: { id: string; result: string }, release?: string) => {
  const query = release === undefined ? {} : { release }
  const inEnglish = { id, act, language: 'en' }
  return {
    file: () => who.download(readActFile, { params: { id, act, position: 1 }, query }),
    package: () => who.download(readPackage, { params: { id, act }, query }),
    letter: () => who.download(readActLetter, { params: inEnglish, query: { form: 'pdf', ...query } }),
    sheet: () => who.download(readReleaseSheet, { params: inEnglish, query }),
    bundle: () => who.download(readReleaseBundle, { params: inEnglish, query }),
  }
}

/** Tries all the ways and sees that each is refused, for this reason where one is given. */
async function nothingLeaves(
  tried: Readonly<Record<string, () => Promise<unknown>>>,
  reason?: string,
): Promise<void> {
  for (const [way, fetched] of Object.entries(tried)) {
    const refused = await refusalOf(fetched())
    assert.equal(refused.code, 'use-not-allowed', way)
    if (reason) assert.equal(refused.reason, reason, way)
    assert.ok(String(refused.values?.['cites']).length > 0, way)
  }
}

async function refusalOf(call: Promise<unknown>) {
  const error = await call.then(
    value => assert.fail(`handed out: ${JSON.stringify(value).slice(0, 80)}`),
    (caught: unknown) => caught,
  )
  if (!(error instanceof Refused)) throw error
  return error.problem
}

describe('A result another State furnished', () => {
  test('opens to who says what it is for, in the proceedings the request states; the use is written down once', async () => {
    const here = await furnished()
    const use = await ask(mira, here, stated)
    assert.equal(use.until, null)
    for (const [way, fetched] of Object.entries(ways(mira, here, use.id)))
      assert.ok((await fetched()).length > 100, way)
    assert.deepEqual(Buffer.from(await ways(mira, here, use.id).file()), secret)
    // Asked once, remembered: the second time gives the same use.
    assert.equal((await ask(mira, here, stated)).id, use.id)
    const { entries } = await mira.call(readCase, { params: { id: here.id } })
    assert.equal(entries.filter(one => one.header.type === 'recordUse').length, 1)
    const { asked } = await anselm.call(listUsesAsked, { params: { id: here.id } })
    assert.deepEqual(
      asked
        .filter(one => one.given)
        .map(one => one.way)
        .toSorted(),
      ['bundle', 'file', 'file', 'letter', 'package', 'release', 'sheet'],
    )
    assert.ok(asked.every(one => one.byName === 'Mira Sol' && one.cites === 'UNTOC 18(19)'))
  })

  test('leaves with its cover sheet first', async () => {
    const here = await furnished()
    const use = await ask(mira, here, { ...stated, recipient: 'Regional court of Port Serin' })
    const zip = await ways(mira, here, use.id).bundle()
    const { entries } = await readContainer({ bytes: zip }, defaultLimits)
    const [sheet, file] = [...entries.values()]
    assert.match(sheet?.name ?? '', /^00-.*\.pdf$/)
    assert.match(file?.name ?? '', /^01-document\.pdf$/)
    assert.ok(sheet && (await readWhole(sheet, 1e6)).subarray(0, 5).toString() === '%PDF-')
    assert.ok(file && (await readWhole(file, 1e6)).equals(secret))
  })

  test('is not asked about where it was furnished, nor are files that are no results', async () => {
    const here = await furnished()
    assert.deepEqual(Buffer.from(await ways(yasmine, here).file()), secret)
    const { entries } = await mira.call(readCase, { params: { id: here.id } })
    const send = entries.find(one => one.header.type === 'send')?.header.id ?? ''
    const params = { id: here.id, act: send }
    assert.ok((await mira.download(readActFile, { params: { ...params, position: 1 } })).length > 0)
    assert.ok((await mira.download(readPackage, { params })).length > 0)
    assert.equal((await refusalOf(ask(yasmine, here, stated))).code, 'not-found')
  })

  test('goes to other proceedings once the State that furnished it consents, and to an accused once it was told', async () => {
    const here = await furnished()
    const refused = await refusalOf(ask(mira, here, elsewhere))
    assert.deepEqual(
      [refused.code, refused.reason, refused.values],
      ['use-not-allowed', 'notStatedInRequest', { cites: 'UNTOC 18(19)', act: 'askUse' }],
    )
    await aurelia.act(aurelia.people.officer, here.id, 'askUse', {
      result: here.result,
      proceedings: '18 CR 7',
      purpose: said('Une seconde fraude.'),
    })
    await nothingLeaves(ways(mira, here), 'noUseRecorded')
    assert.equal((await refusalOf(ask(mira, here, elsewhere))).code, 'use-not-allowed')
    await carry(aurelia, borealia)
    const { entries } = await yasmine.call(readCase, { params: { id: here.id } })
    await borealia.act(borealia.people.head, here.id, 'answerUse', {
      use: entries.findLast(one => one.header.type === 'askUse')?.header.id,
      answer: 'granted',
    })
    await carry(borealia, aurelia)
    const use = await ask(mira, here, elsewhere)
    assert.deepEqual(Buffer.from(await ways(mira, here, use.id).file()), secret)

    const clears = { purpose: 'exculpatory', proceedings: '19 CR 2' } as const
    const due = await refusalOf(ask(mira, here, clears))
    assert.deepEqual([due.reason, due.values?.['act']], ['noticeDue', 'announceDisclosure'])
    await aurelia.act(aurelia.people.officer, here.id, 'announceDisclosure', {
      result: here.result,
      proceedings: '19 CR 2',
      moment: 'before',
    })
    // The notice is enough: no answer needs to be awaited, and none has come.
    assert.equal((await ask(mira, here, clears)).proceedings, '19 CR 2')
  })
})

describe('Nobody gets around it', () => {
  test('by the address of the file, the package, the letter or the bundle', async () => {
    const here = await furnished()
    await nothingLeaves(ways(mira, here), 'noUseRecorded')
    await nothingLeaves(ways(mira, here, randomUUID()), 'noUseRecorded')
    const { asked } = await mira.call(listUsesAsked, { params: { id: here.id } })
    assert.equal(asked.length, 10)
    assert.ok(asked.every(one => !one.given))
  })

  test('with a release for something else, of somebody else, of another result, or of this morning', async () => {
    const [here, there] = [await furnished(), await furnished(`${records}Second.`)]
    const use = await ask(mira, here, stated)
    await nothingLeaves(ways(anselm, here, use.id), 'usedByAnother')
    await nothingLeaves(ways(mira, there, use.id), 'noUseRecorded')
    // The id of a use that stands does not become the id of another.
    assert.equal((await refusalOf(ask(mira, here, elsewhere, use.id))).code, 'body-invalid')
    // What is said to be the stated purpose is measured against the proceedings all the same.
    const called = { purpose: 'stated', proceedings: '18 CR 7' } as const
    assert.equal((await refusalOf(ask(mira, here, called))).code, 'use-not-allowed')

    const passed = { ...stated, recipient: 'Regional court of Port Serin' }
    const first = await ask(mira, here, passed)
    assert.notEqual((await ask(mira, here, passed)).id, first.id, 'each time it is passed on is written down')
    aurelia.wait({ minutes: 61 })
    await nothingLeaves(ways(mira, here, first.id), 'useEnded')
  })

  test('with a use written into the case by hand that nobody consented to', async () => {
    const here = await furnished()
    const id = randomUUID()
    const { acts } = await mira.call(readCase, { params: { id: here.id } })
    await mira.call(takeAct, {
      params: { id: here.id },
      body: { id, type: 'recordUse', data: { ...elsewhere, result: here.result }, seen: acts },
    })
    await nothingLeaves(ways(mira, here, id), 'notStatedInRequest')
  })

  test('by laying the same bytes into a request to a third State, or furnishing them to another', async () => {
    const text = `${records}Third.`
    const here = await furnished(text)
    const lay = (id: string, role: 'annex' | 'result') =>
      mira.call(addFile, {
        params: { id },
        query: { name: 'renamed.pdf', role, ...(role === 'result' ? { measure: 'm1' } : {}) },
        upload: new TextEncoder().encode(text),
      })
    const other = {
      ...haldenTrade,
      proceedings: [{ ...haldenTrade.proceedings?.[0], id: 'p1', reference: '18 CR 7' }],
    }
    const third = await drafted(aurelia, other, 'XC:central')
    const refused = await refusalOf(lay(third, 'annex'))
    assert.deepEqual(
      [refused.code, refused.reason, refused.values?.['cites']],
      ['use-not-allowed', 'furnishedElsewhere', 'UNTOC 18(19)'],
    )
    assert.doesNotMatch(JSON.stringify(refused), new RegExp(here.id), 'whose it is, is not said')
    // Whose number for its own proceedings is the id ours has in every request: no key either.
    const named = { ...other, proceedings: [{ ...other.proceedings[0], id: 'p1', reference: 'p1' }] }
    assert.equal(
      (await refusalOf(lay(await drafted(aurelia, named, 'XC:central'), 'annex'))).code,
      'use-not-allowed',
    )

    // As a result into another case of ours, it would come out with that case's limits.
    const second = await registered(offices, { proceedings: other.proceedings })
    assert.equal((await refusalOf(lay(second, 'result'))).code, 'use-not-allowed')

    // Laid in for the stated proceedings, which is allowed, and then put to other ones.
    const fourth = await drafted(aurelia, {}, 'XC:central')
    await lay(fourth, 'annex')
    await saveDraft(aurelia.office, aurelia.people.officer, fourth, {
      version: 2,
      request: { ...other, languages: ['fr'] },
    })
    const { acts } = await mira.call(readCase, { params: { id: fourth } })
    const submitting = await refusalOf(
      mira.call(takeAct, { params: { id: fourth }, body: { id: randomUUID(), type: 'submit', seen: acts } }),
    )
    assert.deepEqual([submitting.code, submitting.reason], ['use-not-allowed', 'furnishedElsewhere'])
    assert.equal((await mira.call(readCase, { params: { id: fourth } })).state, 'drafting')

    const { asked } = await mira.call(listUsesAsked, { params: { id: here.id } })
    assert.deepEqual(
      asked.map(one => [one.way, one.given]),
      [
        ['annex', false],
        ['annex', true],
        ['annex', false],
        ['annex', false],
        ['annex', false],
      ],
    )
  })

  test('by waiting until the case is closed, the request withdrawn, the result recalled or destroyed', async () => {
    const { officer, head } = aurelia.people
    const closed = await furnished()
    const use = await ask(mira, closed, stated)
    await aurelia.act(head, closed.id, 'withdraw', { because: 'noLongerRequired', reasons: said('Clos.') })
    await nothingLeaves(ways(mira, closed, use.id), 'useEnded')
    await nothingLeaves(ways(mira, closed))
    assert.equal((await refusalOf(ask(mira, closed, elsewhere))).code, 'use-not-allowed')
    const since = await ask(mira, closed, stated)
    await aurelia.act(officer, closed.id, 'close')
    await nothingLeaves(ways(mira, closed, since.id), 'useEnded')
    assert.equal((await refusalOf(ask(mira, closed, elsewhere))).code, 'use-not-allowed')

    const recalled = await furnished(`${records}Fourth.`)
    const before = await ask(mira, recalled, stated)
    await borealia.act(borealia.people.head, recalled.id, 'recall', {
      act: recalled.result,
      ask: 'destroy',
      reasons: said('Mauvais titulaire.'),
    })
    await carry(borealia, aurelia)
    await nothingLeaves(ways(mira, recalled, before.id), 'recalled')
    assert.equal((await refusalOf(ask(mira, recalled, stated))).reason, 'recalled')

    const destroyed = await furnished(`${records}Fifth.`)
    const held = await ask(mira, destroyed, stated)
    await aurelia.act(head, destroyed.id, 'expunge', {
      act: destroyed.result,
      authority: 'Court of Port Serin',
      reason: 'The accused was acquitted.',
    })
    const hash = createHash('sha256').update(`${records}Fifth.`).digest('hex')
    assert.equal(await aurelia.office.storage.has(hash), false)
    const { letter, ...ofContent } = ways(mira, destroyed, held.id)
    await nothingLeaves(ofContent, 'destroyed')
    assert.equal(
      (await refusalOf(letter())).code,
      'not-found',
      'what it said is gone, and its letter with it',
    )
    assert.equal((await refusalOf(ask(mira, destroyed, stated))).reason, 'destroyed')
  })

  test('without the duty to work on the case', async () => {
    const here = await furnished()
    const tamsin = await signedIn(await served(aurelia), 't.quill', 't.quill-remembers-this')
    assert.equal((await refusalOf(ask(tamsin, here, stated))).code, 'duty-missing')
    await nothingLeaves(ways(tamsin, here), 'noUseRecorded')
  })
})
